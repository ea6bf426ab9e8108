import {
  annotationList,
  auditList,
  suggestionDecide,
  suggestionList,
  suggestionModelList,
  suggestionModelUpdate,
  suggestionRequest,
  suggestionUndo,
  type SuggestionModelResponse,
} from '@odr/sdk';
import { Actor } from './support/actor.js';
import { ok, refused } from './support/answers.js';
import { aPhotographOfPeople } from './support/pictures.js';
import { until } from './support/waiting.js';

const DETECTOR = 'mobilenet-v3-centernet-coco';

describe('suggestions of a real detector', () => {
  let admin: Actor;
  let carla: Actor;
  let detector: SuggestionModelResponse;

  beforeAll(async () => {
    [admin, carla] = await Promise.all([Actor.administrator(), Actor.contributor()]);
    // What a model accepts by itself is accepted in the name of who trusts it.
    await admin.acceptAgreement();
    const { items } = await ok(suggestionModelList({ client: admin.client }));
    const found = items.find(({ name }) => name === DETECTOR);
    if (!found) throw new Error('The detector has no row.');
    detector = found;
    const path = { id: detector.id };
    await ok(suggestionModelUpdate({ client: admin.client, path, body: { isOn: true, minScore: 0.4 } }));
  });
  afterAll(async () => {
    await suggestionModelUpdate({ client: admin.client, path: { id: detector.id }, body: { isOn: false } });
  });

  it('come by themselves, are taken and undone one by one, and count for its precision', async () => {
    const { id } = await carla.contribute(await aPhotographOfPeople(), 'people.jpg');
    const { client } = carla;
    const people = await until('the detector has seen the people', async () => {
      const { items } = await ok(suggestionList({ client, path: { id }, query: { modelId: detector.id } }));
      const found = items.filter(({ label }) => label === 'person');
      return found.length >= 2 ? found : undefined;
    });
    expect(people.every(({ state }) => state === 'pending')).toBe(true);
    expect((await ok(annotationList({ client, path: { id } }))).items).toEqual([]);

    const [first, second] = people;
    const at = (suggestion = first) => ({ client, path: { id: suggestion?.id ?? '' } });
    await ok(suggestionDecide({ ...at(), body: { outcome: 'accepted' } }));
    await ok(suggestionDecide({ ...at(second), body: { outcome: 'accepted' } }));
    const [annotation] = (await ok(annotationList({ client, path: { id } }))).items;
    expect(annotation).toMatchObject({ annotation: { objects: [first?.value, second?.value] }, version: 2 });
    await ok(suggestionUndo(at(second)));
    await ok(suggestionDecide({ ...at(second), body: { outcome: 'rejected' } }));
    const [after] = (await ok(annotationList({ client, path: { id } }))).items;
    expect(after).toMatchObject({ annotation: { objects: [first?.value] } });

    const moderator = await Actor.moderator();
    const late = { client: moderator.client, path: { id: first?.id ?? '' }, body: { outcome: 'rejected' } as const };
    expect((await refused(suggestionDecide(late))).code).toBe('suggestion.already_decided');
    const model = (await ok(suggestionModelList({ client }))).items.find((one) => one.id === detector.id);
    expect(model?.counts.accepted).toBeGreaterThanOrEqual(1);
    expect(model?.precision?.of).toBeGreaterThanOrEqual(2);
    expect(model?.acceptsItself).toBe(false);
  }, 120_000);

  it('are not to be had of a model that is off, and switching is kept in the audit log', async () => {
    const { id } = await carla.contribute(await aPhotographOfPeople({ width: 480 }), 'small.jpg');
    const { items } = await ok(suggestionModelList({ client: carla.client }));
    const off = items.find(({ isOn }) => !isOn);
    const asking = { client: carla.client, path: { id }, body: { modelIds: [off?.id ?? ''] } };

    expect((await refused(suggestionRequest(asking))).code).toBe('suggestion_model.off');
    const trust = { client: admin.client, path: { id: detector.id }, body: { acceptsItself: true } };
    expect((await refused(suggestionModelUpdate(trust))).code).toBe('suggestion_model.unproven');
    const kept = await ok(auditList({ client: admin.client, query: { act: 'suggestion_model.changed' } }));
    expect(kept.items[0]).toMatchObject({ subjectId: detector.id, details: { isOn: true, acceptsItself: false } });
  }, 60_000);
});
