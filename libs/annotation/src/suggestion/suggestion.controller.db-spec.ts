import type { Principal } from '@odr/access';
import { type ContentId, newId, type SuggestionModelId, type TeamId } from '@odr/kernel';

import { AnnotationWorld } from '../testing/annotation-world.js';
import { aModel, aSuggestion } from '../testing/suggestion-rows.js';

const box = (x: number, label = 'cow') => ({ label, bbox: [x, 10, 40, 30] });

describe('deciding about suggestions', () => {
  let world: AnnotationWorld;
  let ann: Principal;
  let bob: Principal;
  let detector: SuggestionModelId;
  let tagger: SuggestionModelId;

  beforeAll(async () => {
    world = await AnnotationWorld.start();
    [ann, bob] = [await world.person(), await world.person()];
    detector = await aModel(world);
    tagger = await aModel(world, { kind: 'tags' });
  });
  afterAll(() => world.stop());

  const picture = async (status: 'available' | 'pending' = 'available'): Promise<ContentId> => {
    const { id } = await world.content(ann, { status });
    await world.test.asOwner(`UPDATE content SET width = 640, height = 480 WHERE id = $1`, [id]);
    return id;
  };
  const decide = (id: string, body: object, by = ann) => world.post(`/suggestions/${id}/decision`, body, by);
  const undo = (id: string, by = ann) => world.send('DELETE', `/suggestions/${id}/decision`, by);
  const annotationsOf = async (id: ContentId) => (await world.get(`/contents/${id}/annotations`, ann)).body.items;

  it('lists undecided ones first, the surest first, and turns pages', async () => {
    const content = await picture();
    const [low, high, none] = [
      await aSuggestion(world, detector, content, { value: box(1), score: 0.2 }),
      await aSuggestion(world, detector, content, { value: box(2), score: 0.9 }),
      await aSuggestion(world, tagger, content, { value: 'cow', score: null }),
    ];
    await decide(high, { outcome: 'rejected' });

    const first = await world.get(`/contents/${content}/suggestions?limit=2&total=true`, ann);
    const cursor = String(first.body['nextCursor']);
    const second = await world.get(`/contents/${content}/suggestions?limit=2&cursor=${cursor}`, ann);

    expect([...first.body.items, ...second.body.items].map(({ id }) => id)).toEqual([low, none, high]);
    expect(first.body['total']).toBe(3);
    expect(second.body['nextCursor']).toBeNull();
    const tags = await world.get(`/contents/${content}/suggestions?modelId=${tagger}`, ann);
    expect(tags.body.items.map(({ id }) => id)).toEqual([none]);
    const rejected = await world.get(`/contents/${content}/suggestions?state=rejected`, ann);
    expect(rejected.body.items).toMatchObject([{ id: high, decidedBy: ann.userId, sourceName: 'boxes' }]);
  });

  it('keeps them apart until they are accepted, and joins what one person accepts', async () => {
    const content = await picture();
    const one = await aSuggestion(world, detector, content, { value: box(1) });
    const two = await aSuggestion(world, detector, content, { value: box(50) });
    expect(await annotationsOf(content)).toEqual([]);

    const first = await decide(one, { outcome: 'accepted' });
    const second = await decide(two, { outcome: 'edited', annotation: box(55, 'calf') });

    expect(first).toMatchObject({ status: 200, body: { state: 'accepted', annotationVersion: 1 } });
    expect(second.body).toMatchObject({ state: 'edited', annotationVersion: 2, editedValue: box(55, 'calf') });
    const annotations = await annotationsOf(content);
    expect(annotations).toMatchObject([
      { id: first.body['annotationId'], annotation: { objects: [box(1), box(55, 'calf')] }, version: 2 },
    ]);
  });

  it('gives two people an annotation each', async () => {
    const content = await picture();
    await decide(await aSuggestion(world, detector, content, { value: box(1) }), { outcome: 'accepted' });
    await decide(await aSuggestion(world, detector, content, { value: box(9) }), { outcome: 'accepted' }, bob);

    expect((await annotationsOf(content)).map(({ userId }) => userId)).toEqual([ann.userId, bob.userId]);
  });

  it('lets one of two win who decide at once, and says so to the other', async () => {
    const id = await aSuggestion(world, detector, await picture(), { value: box(1) });

    const answers = await Promise.all([decide(id, { outcome: 'accepted' }), decide(id, { outcome: 'rejected' }, bob)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = answers[0].status === 200 ? ann : bob;
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'suggestion.already_decided',
      decided: [{ id, decidedBy: winner.userId }],
    });
  });

  it('answers the same decision of the same person again, and writes nothing', async () => {
    const content = await picture();
    const id = await aSuggestion(world, tagger, content, { value: 'cow' });
    const first = await decide(id, { outcome: 'accepted' });

    const again = await decide(id, { outcome: 'accepted' });
    const otherwise = await decide(id, { outcome: 'rejected' });

    expect(again).toMatchObject({ status: 200, body: first.body });
    expect(otherwise.status).toBe(409);
    expect(await annotationsOf(content)).toMatchObject([{ version: 1, annotation: { tags: ['cow'] } }]);
  });

  it('accepts many in one version, or none of them', async () => {
    const content = await picture();
    const ids = await Promise.all([1, 2, 3].map((x) => aSuggestion(world, detector, content, { value: box(x) })));
    const taken = await aSuggestion(world, detector, content, { value: box(9) });
    await decide(taken, { outcome: 'rejected' }, bob);

    const none = await world.post(
      `/suggestions/decisions`,
      { suggestionIds: [...ids, taken], outcome: 'accepted' },
      ann,
    );
    expect(none).toMatchObject({ status: 409, body: { decided: [{ id: taken, state: 'rejected' }] } });
    expect(await annotationsOf(content)).toEqual([]);

    const all = await world.post(`/suggestions/decisions`, { suggestionIds: ids, outcome: 'accepted' }, ann);
    expect(all.body.items.map(({ id, state }) => [id, state])).toEqual(ids.map((id) => [id, 'accepted']));
    expect(await annotationsOf(content)).toMatchObject([{ version: 1, annotation: { objects: { length: 3 } } }]);
  });

  it('undoes decisions: the box leaves the annotation, the last one takes it along', async () => {
    const content = await picture();
    const one = await aSuggestion(world, detector, content, { value: box(1) });
    const two = await aSuggestion(world, detector, content, { value: box(50) });
    await decide(one, { outcome: 'accepted' });
    await decide(two, { outcome: 'accepted' });

    expect((await undo(one)).body).toMatchObject({ state: 'pending', decidedBy: null, annotationId: null });
    expect(await annotationsOf(content)).toMatchObject([{ annotation: { objects: [box(50)] }, version: 3 }]);
    await undo(two);
    expect(await annotationsOf(content)).toEqual([]);
    expect((await undo(two)).body).toMatchObject({ code: 'suggestion.undecided' });
    expect(await decide(two, { outcome: 'rejected' }, bob)).toMatchObject({ status: 200 });
    expect((await undo(two, ann)).body).toMatchObject({ code: 'auth.forbidden' });
  });

  it('does not undo what was changed since, and leaves what was said before', async () => {
    const content = await picture();
    const tag = await aSuggestion(world, tagger, content, { value: 'cow' });
    const mine = await world.post(
      `/contents/${content}/annotations`,
      { sourceIds: [await world.shipped('tags')], annotation: { tags: ['Cow'] } },
      ann,
    );
    const accepted = await decide(tag, { outcome: 'accepted' });
    expect(accepted.body).toMatchObject({ annotationId: mine.body['id'], annotationVersion: null });
    await undo(tag);
    expect(await annotationsOf(content)).toMatchObject([{ annotation: { tags: ['Cow'] }, version: 1 }]);

    const seen = await aSuggestion(world, detector, content, { value: box(1) });
    const { body } = await decide(seen, { outcome: 'accepted' });
    const moved = { annotation: { objects: [box(2)] } };
    await world.send('PATCH', `/annotations/${String(body['annotationId'])}`, ann, moved, { 'if-match': '"1"' });
    expect((await undo(seen)).body).toMatchObject({ code: 'suggestion.not_undoable' });
  });

  it('keeps a caption for each language, and brings back the one before', async () => {
    const content = await picture();
    const model = await aModel(world, { kind: 'caption' });
    const caption = (text: string, language: string) =>
      aSuggestion(world, model, content, { value: { caption: text, language }, label: language });
    await decide(await caption('A cow.', 'en'), { outcome: 'accepted' });
    await decide(await caption('Eine Kuh.', 'de'), { outcome: 'accepted' });
    const better = await caption('A shaggy cow.', 'en');
    await decide(better, { outcome: 'accepted' });

    const texts = async () => (await annotationsOf(content)).map(({ annotation }) => annotation);
    expect(await texts()).toMatchObject([{ caption: 'A shaggy cow.' }, { caption: 'Eine Kuh.' }]);
    await undo(better);
    expect(await texts()).toMatchObject([{ caption: 'A cow.' }, { caption: 'Eine Kuh.' }]);
  });

  it('refuses what is no piece, lies outside the picture, or cannot be seen', async () => {
    const content = await picture();
    const id = await aSuggestion(world, detector, content, { value: box(1) });
    const edited = (annotation: unknown) => decide(id, { outcome: 'edited', annotation });

    expect(await edited('cow')).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(await edited({ label: 'cow', bbox: [600, 0, 100, 10] })).toMatchObject({
      status: 422,
      body: { code: 'annotation.schema_violation' },
    });
    expect(await decide(id, { outcome: 'accepted', annotation: box(1) })).toMatchObject({ status: 400 });
    expect(await decide(id, { outcome: 'maybe' })).toMatchObject({ status: 400 });
    const stranger = await world.person({ hasAccepted: false });
    expect((await decide(id, { outcome: 'accepted' }, stranger)).body).toMatchObject({ code: 'auth.dco_required' });
    const hidden = await aSuggestion(world, detector, await picture('pending'), { value: box(1) });
    expect((await decide(hidden, { outcome: 'accepted' }, bob)).body).toMatchObject({ code: 'suggestion.not_found' });
    expect((await world.get(`/contents/${content}/suggestions`)).status).toBe(401);
    expect((await decide(id, { outcome: 'accepted' })).status).toBe(200);
  });

  it('asks nobody about what a newer version has replaced', async () => {
    const content = await picture();
    const id = await aSuggestion(world, detector, content, { value: box(1) });
    await world.test.asOwner(`UPDATE suggestion SET state = 'superseded' WHERE id = $1`, [id]);

    expect((await world.get(`/contents/${content}/suggestions`, ann)).body.items).toEqual([]);
    expect((await decide(id, { outcome: 'accepted' })).body).toMatchObject({ code: 'suggestion.superseded' });
  });

  it('lets a viewer of a team look, not decide, before something is published', async () => {
    const content = await picture('pending');
    const teamId = newId<TeamId>();
    await world.test.asOwner(`INSERT INTO team (id, name) VALUES ($1, 'Herd')`, [teamId]);
    await world.test.asOwner(`UPDATE content SET team_id = $1 WHERE id = $2`, [teamId, content]);
    const viewer: Principal = { ...bob, teams: [{ teamId, role: 'viewer' }] };
    const id = await aSuggestion(world, detector, content, { value: box(1) });

    expect((await world.get(`/contents/${content}/suggestions`, viewer)).body.items).toMatchObject([{ id }]);
    expect((await decide(id, { outcome: 'rejected' }, viewer)).body).toMatchObject({ code: 'auth.forbidden' });
  });
});
