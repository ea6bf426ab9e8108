import type { Principal } from '@odr/access';
import { newId, type ContentId, type TeamId } from '@odr/kernel';
import { GapProcessor } from '../gap/gap.processor.js';
import { DiscoveryWorld, type Answer } from '../testing/discovery-world.js';

let world: DiscoveryWorld;
let ada: Principal;
let moderator: Principal;

beforeAll(async () => {
  world = await DiscoveryWorld.start();
});
afterAll(() => world.stop());
beforeEach(async () => {
  await world.test.asOwner('TRUNCATE content, annotation, annotation_campaign, search_gap_report, job CASCADE');
  ada = await world.person();
  moderator = await world.person('moderator');
});

const recommended = (query: string, as: Principal | undefined = ada): Promise<Answer> =>
  world.send('GET', `/recommendations?${query}`, as);
const idsOf = ({ body }: Answer): string[] => body.items.map((item: { content: { id: string } }) => item.content.id);
const lying = async (axis: number, slant = 0.001, status = 'available'): Promise<ContentId> => {
  const id = await world.picture({ status, name: `${axis}-${slant}.jpg` });
  await world.embed(id, axis, slant);
  return id;
};

describe('recommendations', () => {
  it('are like a picture, the more diverse the smaller lambda, and say why', async () => {
    const one = await lying(3);
    const [copy, second, other] = [await lying(3, 0.01), await lying(3, 0.02), await lying(3, 1.2)];

    const close = await recommended(`contentId=${one}&lambda=1&limit=2`);
    expect(idsOf(close)).toEqual([copy, second]);
    expect(close.body.items[0].reasons[0]).toMatchObject({ code: 'similar', of: one });
    const wide = await recommended(`contentId=${one}&lambda=0.3&limit=2`);
    expect(idsOf(wide)).toEqual([copy, other]);
    expect(wide.body.distance).toBeGreaterThan(close.body.distance);
    expect(idsOf(await recommended(`contentId=${one}&lambda=0.3&limit=2`))).toEqual(idsOf(wide));
  });

  it('never show or start from what the caller may not see', async () => {
    const [one, hidden] = [await lying(3), await lying(3, 0.01, 'pending')];

    expect(idsOf(await recommended(`contentId=${one}`))).toEqual([]);
    expect(await recommended(`contentId=${hidden}`)).toMatchObject({
      status: 404,
      body: { code: 'content.not_found' },
    });
    expect(await recommended(`contentId=${newId()}`)).toMatchObject({
      status: 404,
      body: { code: 'content.not_found' },
    });
    expect((await world.send('GET', `/recommendations?contentId=${one}`)).status).toBe(401);
    expect(idsOf(await recommended('for=annotating'))).not.toContain(hidden);
  });

  it('leave out what was dismissed, until that is taken back', async () => {
    const [one, other] = [await lying(3), await lying(3, 0.1)];
    await world.send('POST', '/recommendations/dismissals', ada, { body: { contentId: other } });

    expect(idsOf(await recommended(`contentId=${one}`))).toEqual([]);
    expect(idsOf(await recommended(`contentId=${one}`, moderator))).toEqual([other]);
    await world.send('DELETE', `/recommendations/dismissals/${other}`, ada);
    expect(idsOf(await recommended(`contentId=${one}`))).toEqual([other]);
  });

  it('for annotating begin with what somebody waits for, and tell nothing of what is said blindly', async () => {
    const [bare, blind, done] = [await lying(1), await lying(2), await lying(3)];
    const annotate = (id: ContentId, isBlind: boolean, by: Principal): Promise<unknown> =>
      world.test.db.query(
        `INSERT INTO annotation (id, content_id, annotation, user_id, is_blind) VALUES ($1, $2, '{"caption":"x"}', $3, $4)`,
        [newId(), id, by.userId, isBlind],
      );
    await annotate(blind, true, moderator);
    await annotate(done, false, moderator);
    const campaign = async (contentId: ContentId, teamId: TeamId | null): Promise<string> => {
      const id = newId<string>();
      await world.test.db.query(
        `INSERT INTO annotation_campaign (id, name, state, people_per_item, most_people_per_item, disagreement_above, lease_minutes, user_id, team_id, is_open)
         VALUES ($1, 'Cows', 'running', 2, 2, 0.5, 60, $2, NULL, $3)`,
        [id, moderator.userId, teamId === null],
      );
      await world.test.db.query(
        `INSERT INTO annotation_campaign_item (id, campaign_id, content_id, position, wanted, free_places) VALUES ($1, $2, $3, 1, 2, 2)`,
        [newId(), id, contentId],
      );
      return id;
    };
    const open = await campaign(done, null);
    await campaign(bare, newId<TeamId>());

    const { body } = await recommended('for=annotating&lambda=1');
    const codes = new Map(
      body.items.map((item: { content: { id: string }; reasons: { code: string; of?: string }[] }) => [
        item.content.id,
        item.reasons.map(({ code, of }) => [code, of]),
      ]),
    );
    expect(body.items[0].content.id).toBe(done);
    expect(codes.get(done)).toEqual(expect.arrayContaining([['campaign', open]]));
    // One that others have annotated blindly looks just like one that nobody has.
    for (const id of [bare, blind]) expect(codes.get(id)).toContainEqual(['no_caption', undefined]);
    expect(codes.get(bare)?.toString()).not.toContain('campaign');
  });

  it('for the collection show what it has little of, by the last report', async () => {
    expect(await recommended('for=collection')).toMatchObject({ status: 200, body: { items: [], distance: null } });
    const crowd = [await lying(3), await lying(3, 0.01), await lying(3, 0.02)];
    const loner = await lying(9);
    const hidden = await lying(20, 0.001, 'pending');
    await world.get(GapProcessor).find();

    const answer = await recommended('for=collection&lambda=1');
    expect(idsOf(answer)[0]).toBe(loner);
    expect(answer.body.items[0].reasons[0]).toMatchObject({ code: 'rare_region' });
    expect(idsOf(answer)).not.toContain(hidden);
    await world.test.db.query(`UPDATE content SET status = 'delisted' WHERE id = $1`, [loner]);
    expect(crowd).toContain(idsOf(await recommended('for=collection&lambda=1'))[0]);
  });

  it.each(['lambda=2', 'lambda=x', 'limit=0', 'limit=51', 'for=me', 'contentId=x'])('refuse %s', async (query) => {
    expect((await recommended(query)).status).toBe(400);
  });
});

describe('the gap report', () => {
  it('counts what is published, by what it has and what it lacks, and nothing that is hidden', async () => {
    const bare = await world.picture({ license: 'MIT' });
    await world.picture({ altText: 'A cow' }, { caption: 'Kühe', language: 'de', tags: ['Cow', 'grass'] });
    await world.picture(
      { status: 'pending', license: 'CC-BY-4.0' },
      { caption: 'hidden', language: 'fr', tags: ['secret'] },
    );
    await world.get(GapProcessor).find();

    const { status, body } = await world.send('GET', '/search/gaps', moderator);
    expect(status).toBe(200);
    const facet = (name: string): object => body.report.facets.find((one: { facet: string }) => one.facet === name);
    expect(body).toMatchObject({ isUnderway: false, report: { contents: 2, space: null } });
    expect(facet('license')).toMatchObject({ known: 2, values: 2, single: 2 });
    expect(facet('language')).toMatchObject({ most: [{ value: 'de', count: 1 }] });
    expect(facet('tag')).toMatchObject({ values: 2 });
    expect(body.report.lacks).toContainEqual({ of: 'caption', count: 1, examples: [bare] });
    expect(JSON.stringify(body)).not.toMatch(/secret|CC-BY-4.0/);
  });

  it('is for those who look after the collection', async () => {
    expect((await world.send('GET', '/search/gaps', ada)).status).toBe(403);
    expect((await world.send('GET', '/search/gaps')).status).toBe(401);
    expect(await world.send('POST', '/search/gaps/refresh', moderator)).toMatchObject({
      status: 202,
      body: { report: null, isUnderway: true },
    });
  });
});
