import { randomUUID } from 'node:crypto';
import type { AuthApp } from '@odr/auth/testing';
import type { ContentId, TeamId, UserId } from '@odr/kernel';
import { seedContent } from '@odr/platform/testing';
import { TeamContentApp, type Someone } from '../testing/team-content-app.js';

describe('deleting a team that holds content', () => {
  let world: TeamContentApp;
  let app: AuthApp;
  let olga: Someone;
  let carl: Someone;
  let vera: Someone;
  let nora: Someone;
  let team: TeamId;
  let other: TeamId;

  beforeAll(async () => {
    world = await TeamContentApp.start();
    app = world.auth;
    [olga, carl, vera, nora] = await Promise.all([
      app.signedUp('olga@example.org'),
      app.signedUp('carl@example.org'),
      app.signedUp('vera@example.org'),
      app.signedUp('nora@example.org'),
    ]);
  });
  afterAll(() => world.stop());

  /** Olga owns both. Carl and Vera are in the team, Vera only looks; Olga's other team has Carl and Nora. */
  beforeEach(async () => {
    team = await world.teamOf(olga);
    other = await world.teamOf(olga);
    await world.add(team, carl, 'contributor', olga);
    await world.add(team, vera, 'viewer', olga);
    await world.add(other, carl, 'contributor', olga);
    await world.add(other, nora, 'contributor', olga);
  });

  const item = (by: Someone, status?: string): Promise<ContentId> => world.item(team, by, status);
  const remove = (contentTo?: string, { token } = olga) =>
    app.call('DELETE', `/teams/${team}${contentTo === undefined ? '' : `?contentTo=${contentTo}`}`, { token });
  const sees = async ({ token }: Someone, id: string) =>
    (await app.call('GET', `/contents/${id}`, { token })).status === 200;
  const teamNow = async (id: string) =>
    (await app.test.asOwner<{ team: string | null }>(`SELECT team_id AS team FROM content WHERE id = $1`, [id]))[0]
      ?.team;

  it('asks where the content goes, with the counts and the choices', async () => {
    await item(olga, 'available');
    await item(carl);
    await item(vera);
    const question = {
      content: { total: 3, byStatus: { available: 1, pending: 2 } },
      choices: [
        { contentTo: 'uploaders', teamName: null, toTeam: 0, toContributors: 3 },
        { contentTo: other, toTeam: 2, toContributors: 1 },
      ],
    };

    expect(await remove()).toMatchObject({ status: 409, body: { code: 'team.not_empty', ...question } });
    expect((await app.call('GET', `/teams/${team}/deletion`, { token: olga.token })).body).toMatchObject({
      members: 3,
      ...question,
    });
    expect((await app.call('GET', `/teams/${team}`, { token: carl.token })).status).toBe(200);
  });

  it('gives everything back to whoever contributed it: not lost for them, hidden from the others', async () => {
    const [byCarl, byVera, published] = [await item(carl), await item(vera), await item(carl, 'available')];

    expect(await remove('uploaders')).toMatchObject({ status: 204 });

    expect([await sees(carl, byCarl), await sees(vera, byVera)]).toEqual([true, true]);
    expect([await sees(olga, byCarl), await sees(vera, byCarl), await sees(nora, byCarl)]).toEqual([
      false,
      false,
      false,
    ]);
    expect(await sees(nora, published)).toBe(true);
    expect(await app.call('PATCH', `/contents/${byCarl}`, { token: carl.token, body: { name: 'Mine' } })).toMatchObject(
      { status: 200, body: { teamId: null } },
    );
  });

  it('moves into another team only what its contributor could have put there', async () => {
    const [byOlga, byCarl, byVera] = [await item(olga), await item(carl), await item(vera)];

    expect(await remove(other)).toMatchObject({ status: 204 });

    expect([await sees(nora, byOlga), await sees(nora, byCarl), await sees(nora, byVera)]).toEqual([true, true, false]);
    expect(await sees(vera, byVera)).toBe(true);
    expect([await teamNow(byCarl), await teamNow(byVera)]).toEqual([other, null]);
  });

  it('moves nothing of those who only look on in the other team, and nothing quarantined', async () => {
    await world.add(other, vera, 'viewer', olga);
    const [byVera, evidence] = [await item(vera), await item(carl, 'quarantined')];

    await remove(other);

    expect([await teamNow(byVera), await teamNow(evidence)]).toEqual([null, null]);
    expect(await sees(nora, evidence)).toBe(false);
  });

  it('goes nowhere but to teams that the caller contributes to', async () => {
    await item(carl);
    const foreign = await world.teamOf(nora);
    const lookedAt = await world.teamOf(nora);
    await app.call('POST', `/teams/${lookedAt}/members`, {
      token: nora.token,
      body: { userId: olga.id, role: 'viewer' },
    });

    for (const refused of [foreign, lookedAt, team, randomUUID()]) {
      expect(await remove(refused)).toMatchObject({ status: 422, body: { code: 'team.destination_refused' } });
    }
    for (const malformed of ['everyone', '', `${other}%20`]) {
      expect(await remove(malformed)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    }
    expect(await remove('uploaders', carl)).toMatchObject({ status: 403 });
    expect(await remove('uploaders', nora)).toMatchObject({ status: 404 });
  });

  it('keeps it in the history of each item, in order, and counts an edit', async () => {
    const id = await item(carl);
    await app.call('PATCH', `/contents/${id}`, { token: carl.token, body: { name: 'Before' } });
    const before = await app.call('GET', `/contents/${id}`, { token: carl.token });

    await remove(other);

    const { body } = await app.call<{ items: Record<string, unknown>[] }>('GET', `/contents/${id}/events`, {
      token: carl.token,
    });
    expect(body.items.map(({ payload }) => payload)).toEqual([
      { fields: ['name'] },
      { fields: ['teamId'], reason: 'team_deleted' },
    ]);
    expect((await app.call('GET', `/contents/${id}`, { token: carl.token })).body).toMatchObject({
      teamId: other,
      version: Number(before.body['version']) + 1,
    });
  });

  it('asks nothing when only deleted items are left', async () => {
    const id = await item(carl);
    await app.call('DELETE', `/contents/${id}`, { token: carl.token });

    expect(await remove()).toMatchObject({ status: 204 });
  });

  it('refuses what comes for the team too late, instead of failing', async () => {
    const mine = await seedContent(app.test, { userId: carl.id as UserId });
    const late = () => app.call('PATCH', `/contents/${mine}`, { token: carl.token, body: { teamId: team } });

    const [gone, ...answers] = await Promise.all([remove('uploaders'), late(), late()]);

    expect(gone?.status).toBe(204);
    for (const { status } of answers) expect([200, 403, 404]).toContain(status);
    expect(await teamNow(mine)).toBeNull();
  });

  it('lets two teams that go into each other go one after the other', async () => {
    const into = (from: string, to: string) =>
      app.call('DELETE', `/teams/${from}?contentTo=${to}`, { token: olga.token });
    await item(carl);

    const answers = await Promise.all([into(team, other), into(other, team)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([204, 422]);
  });
});
