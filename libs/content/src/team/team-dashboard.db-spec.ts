import type { TeamId } from '@odr/kernel';
import { TeamContentApp, type Someone } from '../testing/team-content-app.js';

interface Activity {
  readonly items: Record<string, unknown>[];
}

describe('the content of a team, on its dashboard', () => {
  let world: TeamContentApp;
  let olga: Someone;
  let vera: Someone;
  let stranger: Someone;
  let root: { readonly token: string };
  let team: TeamId;

  beforeAll(async () => {
    world = await TeamContentApp.start();
    [olga, vera, stranger] = await Promise.all([
      world.auth.signedUp('olga@example.org'),
      world.auth.signedUp('vera@example.org'),
      world.auth.signedUp('stranger@example.org'),
    ]);
    root = await world.auth.administrator();
    team = await world.teamOf(olga);
    await world.add(team, vera, 'viewer', olga);
  });
  afterAll(() => world.stop());

  const get = <Body>(what: string, { token }: { token: string }) =>
    world.auth.call<Body>('GET', `/teams/${team}/contents/${what}`, { token });
  const patch = (id: string, body: object, { token }: { token: string }) =>
    world.auth.call('PATCH', `/contents/${id}`, { token, body });

  it('is counted for every member, and for nobody else', async () => {
    await world.item(team, olga, 'available');

    expect(await get('statistics', vera)).toMatchObject({
      status: 200,
      body: { total: 1, byStatus: { available: 1 }, byProcessingState: { done: 1 }, originalBytes: 1_000 },
    });
    expect(await get('contributions', vera)).toMatchObject({ body: { contributors: [{ userId: olga.id, count: 1 }] } });
    for (const what of ['statistics', 'contributions', 'activity']) {
      expect(await get(what, stranger)).toMatchObject({ status: 404, body: { code: 'team.not_found' } });
      expect((await get(what, root)).status).toBe(200);
      expect((await world.auth.call('GET', `/teams/${team}/contents/${what}`)).status).toBe(401);
    }
  });

  it('tells who did what, but not who from outside the team did it', async () => {
    const id = await world.item(team, olga);
    await patch(id, { name: 'By Olga' }, olga);
    await patch(id, { altText: 'By a moderator' }, root);

    const { body } = await get<Activity>('activity', vera);

    expect(body.items.slice(0, 2)).toMatchObject([
      { act: 'content.updated', actorId: null, actorName: null, bySystem: false, details: { fields: ['altText'] } },
      { act: 'content.updated', actorId: olga.id, subjectId: id, subjectName: 'By Olga' },
    ]);
  });

  it('does not name items that have left the team since', async () => {
    const id = await world.item(team, olga);
    await patch(id, { name: 'Left' }, olga);
    await patch(id, { teamId: null }, olga);

    const { body } = await get<Activity>('activity', vera);

    expect(body.items[0]).toMatchObject({ subjectId: id, subjectName: null, details: { fields: ['name'] } });
    expect(JSON.stringify(body)).not.toContain('Left');
  });
});
