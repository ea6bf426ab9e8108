import type { Principal } from '@odr/access';

import { AnnotationWorld } from '../testing/annotation-world.js';

const ANNOTATORS = 16;
const ITEMS = 24;
const PEOPLE_PER_ITEM = 3;

describe('sixteen annotators in one campaign at once', () => {
  let world: AnnotationWorld;
  beforeAll(async () => {
    world = await AnnotationWorld.start();
  });
  afterAll(() => world.stop());

  it('annotate every item as often as was asked for, nobody any twice, although some walk away with theirs', async () => {
    const lead = await world.person();
    const caption = await world.shipped('caption');
    const setId = await world.set(lead, await Promise.all(Array.from({ length: ITEMS }, () => world.content(lead))));
    const made = await world.post(
      '/annotation-campaigns',
      { name: 'Busy', filter: { setId }, sourceIds: [caption], peoplePerItem: PEOPLE_PER_ITEM },
      lead,
    );
    const id = String(made.body['id']);
    await world.post(`/annotation-campaigns/${id}/start`, {}, lead);
    const given = new Map<string, Set<string>>();

    const work = async (as: Principal, seat: number): Promise<void> => {
      const had = new Set<string>();
      given.set(as.userId, had);
      for (let round = 0; ; round += 1) {
        const answer = await world.post(`/annotation-campaigns/${id}/next`, {}, as);
        // The campaign ends by itself with the last submission.
        if (answer.status === 409 && answer.body['code'] === 'annotation_campaign.not_running') return;
        expect(answer.status).toBe(200);
        const assignment = answer.body['assignment'] as { id: string; contentId: string } | null;
        if (assignment === null) {
          if (answer.body['whyNone'] === 'all_done') return;
          continue;
        }
        if ((seat + round) % 5 === 0 && !had.has(assignment.contentId)) {
          // The machine dies with the item in hand; the lease passes, and its owner begins anew.
          await world.expireLease(assignment.id);
          continue;
        }
        await world.post(
          `/contents/${assignment.contentId}/annotations`,
          { sourceIds: [caption], annotation: { caption: `A cow, says ${seat}.` } },
          as,
        );
        const submitted = await world.post(`/annotation-assignments/${assignment.id}/submit`, {}, as);
        if (submitted.status === 200) {
          expect(had.has(assignment.contentId)).toBe(false);
          had.add(assignment.contentId);
        } else expect(submitted.body['code']).toBe('annotation_assignment.lost');
      }
    };
    const people = await Promise.all(Array.from({ length: ANNOTATORS }, () => world.person()));
    await Promise.all(people.map(work));

    const counts = await world.test.asOwner(
      `SELECT i.submitted::int AS submitted, i.free_places::int AS free,
              (SELECT count(DISTINCT x.user_id)::int FROM annotation_assignment x WHERE x.item_id = i.id AND x.state = 'submitted') AS people
         FROM annotation_campaign_item i WHERE i.campaign_id = $1`,
      [id],
    );
    expect(counts).toEqual(
      Array.from({ length: ITEMS }, () => ({ submitted: PEOPLE_PER_ITEM, free: 0, people: PEOPLE_PER_ITEM })),
    );
    expect([...given.values()].reduce((sum, { size }) => sum + size, 0)).toBe(ITEMS * PEOPLE_PER_ITEM);
    expect((await world.get(`/annotation-campaigns/${id}`, lead)).body).toMatchObject({
      state: 'done',
      finished: ITEMS,
    });
  }, 120_000);

  it('get every free place when they ask at once, and nobody is sent away before', async () => {
    const lead = await world.person();
    const setId = await world.set(lead, [await world.content(lead), await world.content(lead)]);
    const body = { name: 'Rush', filter: { setId }, sourceIds: [await world.shipped('caption')], peoplePerItem: 3 };
    const made = await world.post('/annotation-campaigns', body, lead);
    expect(made.body).toMatchObject({ disagreementAbove: 0.4 });
    const id = String(made.body['id']);
    await world.post(`/annotation-campaigns/${id}/start`, {}, lead);
    const people = await Promise.all(Array.from({ length: 8 }, () => world.person()));

    const answers = await Promise.all(people.map((one) => world.post(`/annotation-campaigns/${id}/next`, {}, one)));

    expect(answers.filter(({ body: { assignment } }) => assignment !== null)).toHaveLength(6);
    expect(answers.filter(({ body: { whyNone } }) => whyNone === 'held_by_others')).toHaveLength(2);
  });

  it('get the same item in two tabs that ask at once', async () => {
    const lead = await world.person();
    const setId = await world.set(lead, [await world.content(lead), await world.content(lead)]);
    const body = { name: 'Tabs', filter: { setId }, sourceIds: [await world.shipped('caption')], peoplePerItem: 1 };
    const id = String((await world.post('/annotation-campaigns', body, lead)).body['id']);
    await world.post(`/annotation-campaigns/${id}/start`, {}, lead);

    const tabs = await Promise.all([1, 2, 3].map(() => world.post(`/annotation-campaigns/${id}/next`, {}, lead)));

    expect(new Set(tabs.map(({ body: { assignment } }) => (assignment as { id: string }).id)).size).toBe(1);
  });
});
