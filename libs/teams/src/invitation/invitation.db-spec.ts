import { randomUUID } from 'node:crypto';
import { AuthApp } from '@odr/auth/testing';
import { TeamsHttpModule } from '../teams-http.module.js';

interface Someone {
  readonly id: string;
  readonly token: string;
}
interface Listed {
  readonly items: Record<string, unknown>[];
}

const NOT_FOUND = { status: 404, body: { code: 'team.invitation_not_found' } };
const FORBIDDEN = { status: 403, body: { code: 'auth.forbidden' } };

describe('invitations', () => {
  let app: AuthApp;
  let olga: Someone;
  let adam: Someone;
  let carl: Someone;
  let gina: Someone;
  let stranger: Someone;
  let team: string;

  beforeAll(async () => {
    app = await AuthApp.start(TeamsHttpModule);
    [olga, adam, carl, gina, stranger] = await Promise.all([
      app.signedUp('olga@example.org'),
      app.signedUp('adam@example.org'),
      app.signedUp('carl@example.org'),
      app.signedUp('gina@example.org'),
      app.signedUp('stranger@example.org'),
    ]);
  });
  afterAll(() => app.stop());

  /** Olga owns, Adam is admin, Carl contributes, Gina is asked. */
  beforeEach(async () => {
    const { body } = await app.call('POST', '/teams', { token: olga.token, body: { name: `Team ${randomUUID()}` } });
    team = String(body['id']);
    await add(adam.id, 'admin');
    await add(carl.id, 'contributor');
  });

  const add = (userId: string, role: string) =>
    app.call('POST', `/teams/${team}/members`, { token: olga.token, body: { userId, role } });
  const remove = (userId: string, { token }: Someone) =>
    app.call('DELETE', `/teams/${team}/members/${userId}`, { token });
  const setRole = (userId: string, role: string, { token }: Someone) =>
    app.call('PATCH', `/teams/${team}/members/${userId}`, { token, body: { role } });
  const invite = (email: string, role: string, { token }: Someone, headers = {}) =>
    app.call('POST', `/teams/${team}/invitations`, { token, body: { email, role }, headers });
  const linkFor = async (email: string, role: string, by: Someone) =>
    String((await invite(email, role, by)).body['token']);
  const list = ({ token }: Someone) => app.call<Listed>('GET', `/teams/${team}/invitations`, { token });
  const withdraw = (id: unknown, { token }: Someone) =>
    app.call('DELETE', `/teams/${team}/invitations/${String(id)}`, { token });
  const accept = (link: string, { token }: Someone) => app.call('POST', `/invitations/${link}/accept`, { token });
  const roleOf = async (userId: string) =>
    (
      await app.test.asOwner<{ role: string }>(`SELECT role FROM team_member WHERE team_id = $1 AND user_id = $2`, [
        team,
        userId,
      ])
    )[0]?.role;
  const expire = (id: unknown) =>
    app.test.asOwner(`UPDATE team_invitation SET expires_at = now() - interval '1 second' WHERE id = $1`, [id]);

  it('make their addressee a member, in the role that was promised', async () => {
    const made = await invite('  GINA@example.org ', 'viewer', adam);
    expect(made).toMatchObject({
      status: 201,
      body: { email: 'gina@example.org', role: 'viewer', invitedBy: adam.id },
    });
    const days = (Date.parse(String(made.body['expiresAt'])) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6.9);
    expect(days).toBeLessThanOrEqual(7);

    expect(await accept(String(made.body['token']), gina)).toMatchObject({
      status: 200,
      body: { id: team, role: 'viewer', memberCount: 4 },
    });
    expect((await app.call('GET', '/auth/me', { token: gina.token })).body['teams']).toContainEqual({
      teamId: team,
      role: 'viewer',
    });
    expect((await list(olga)).body.items).toEqual([]);
  });

  it('wait for people who have no account yet', async () => {
    const link = await linkFor('future@example.org', 'contributor', olga);
    const future = await app.signedUp('future@example.org');

    expect(await accept(link, future)).toMatchObject({ status: 200, body: { role: 'contributor' } });
  });

  it('work once', async () => {
    const link = await linkFor('gina@example.org', 'viewer', olga);
    await accept(link, gina);

    expect(await accept(link, gina)).toMatchObject(NOT_FOUND);
    await remove(gina.id, olga);
    expect(await accept(link, gina)).toMatchObject(NOT_FOUND);
    expect(await roleOf(gina.id)).toBeUndefined();
  });

  it('work once also when they are accepted many times at once', async () => {
    const link = await linkFor('gina@example.org', 'viewer', olga);
    const answers = await Promise.all(Array.from({ length: 8 }, () => accept(link, gina)));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(404)]);
  });

  it('are nothing to whoever else holds the link, and stay good for their addressee', async () => {
    const link = await linkFor('gina@example.org', 'admin', olga);

    expect(await accept(link, stranger)).toMatchObject(NOT_FOUND);
    expect(await app.call('POST', `/invitations/${link}/accept`)).toMatchObject({ status: 401 });
    expect(await accept('x'.repeat(43), gina)).toMatchObject(NOT_FOUND);
    expect(await roleOf(stranger.id)).toBeUndefined();
    expect(await accept(link, gina)).toMatchObject({ status: 200 });
  });

  it('expire, which only their addressee is told', async () => {
    const { body } = await invite('gina@example.org', 'viewer', olga);
    await expire(body['id']);

    expect(await accept(String(body['token']), stranger)).toMatchObject(NOT_FOUND);
    expect(await accept(String(body['token']), gina)).toMatchObject({
      status: 410,
      body: { code: 'team.invitation_expired' },
    });
    expect(await roleOf(gina.id)).toBeUndefined();
  });

  it('end when they are withdrawn', async () => {
    const { body } = await invite('gina@example.org', 'viewer', olga);

    expect(await withdraw(body['id'], adam)).toMatchObject({ status: 204 });
    expect(await withdraw(body['id'], adam)).toMatchObject(NOT_FOUND);
    expect(await accept(String(body['token']), gina)).toMatchObject(NOT_FOUND);
  });

  it('end when a newer one goes to the same address', async () => {
    const older = await linkFor('gina@example.org', 'admin', olga);
    const newer = await linkFor('Gina@Example.org', 'viewer', olga);

    expect((await list(olga)).body.items).toHaveLength(1);
    expect(await accept(older, gina)).toMatchObject(NOT_FOUND);
    expect(await accept(newer, gina)).toMatchObject({ status: 200, body: { role: 'viewer' } });
  });

  it('end with the right of whoever made them', async () => {
    const whenRemoved = await linkFor('gina@example.org', 'admin', adam);
    await remove(adam.id, olga);
    expect(await accept(whenRemoved, gina)).toMatchObject(NOT_FOUND);

    await add(adam.id, 'admin');
    const whenDemoted = await linkFor('gina@example.org', 'admin', adam);
    await setRole(adam.id, 'viewer', olga);
    expect(await accept(whenDemoted, gina)).toMatchObject(NOT_FOUND);
    expect(await roleOf(gina.id)).toBeUndefined();
  });

  it('bring nobody back who was added another way and then removed', async () => {
    const link = await linkFor('gina@example.org', 'admin', olga);
    await add(gina.id, 'viewer');
    await remove(gina.id, olga);

    expect(await accept(link, gina)).toMatchObject(NOT_FOUND);
  });

  it('raise nobody: not by their own hand, not beyond the role of who asks, not while they are a member', async () => {
    expect(await invite('second.adam@example.org', 'owner', adam)).toMatchObject(FORBIDDEN);
    expect(await invite('second.carl@example.org', 'viewer', carl)).toMatchObject(FORBIDDEN);
    expect(await invite('adam@example.org', 'owner', adam)).toMatchObject(FORBIDDEN);
    expect(await invite('carl@example.org', 'admin', adam)).toMatchObject({
      status: 409,
      body: { code: 'team.already_member' },
    });

    const link = await linkFor('gina@example.org', 'admin', olga);
    await app.test.asOwner(`INSERT INTO team_member (team_id, user_id, role) VALUES ($1, $2, 'viewer')`, [
      team,
      gina.id,
    ]);
    expect(await accept(link, gina)).toMatchObject({ status: 409, body: { code: 'team.already_member' } });
    expect(await roleOf(gina.id)).toBe('viewer');
  });

  it('to become an owner are made, replaced and withdrawn by owners only', async () => {
    const { body } = await invite('gina@example.org', 'owner', olga);

    expect(await withdraw(body['id'], adam)).toMatchObject(FORBIDDEN);
    expect(await invite('gina@example.org', 'viewer', adam)).toMatchObject(FORBIDDEN);
    expect(await accept(String(body['token']), gina)).toMatchObject({ status: 200, body: { role: 'owner' } });
  });

  it('are seen by owners and admins only; to strangers the team is not there', async () => {
    const { body } = await invite('gina@example.org', 'viewer', olga);
    const hidden = { status: 404, body: { code: 'team.not_found' } };

    expect((await list(adam)).body.items).toMatchObject([{ email: 'gina@example.org', role: 'viewer' }]);
    expect(await list(carl)).toMatchObject(FORBIDDEN);
    expect(await withdraw(body['id'], carl)).toMatchObject(FORBIDDEN);
    expect(await list(stranger)).toMatchObject(hidden);
    expect(await invite('x@example.org', 'viewer', stranger)).toMatchObject(hidden);
    expect(await withdraw(body['id'], stranger)).toMatchObject(hidden);
  });

  it('of one team cannot be reached through another', async () => {
    const { body } = await invite('gina@example.org', 'viewer', olga);
    const other = await app.call('POST', '/teams', { token: stranger.token, body: { name: `Team ${randomUUID()}` } });
    const path = `/teams/${String(other.body['id'])}/invitations/${String(body['id'])}`;

    expect(await app.call('DELETE', path, { token: stranger.token })).toMatchObject(NOT_FOUND);
    expect((await list(olga)).body.items).toHaveLength(1);
  });

  it('show their token once, and leave it nowhere', async () => {
    const link = await linkFor('gina@example.org', 'viewer', olga);
    const { body } = await list(olga);
    const rows = await app.test.asOwner<{ row: string }>(`SELECT i::text AS row FROM team_invitation i`);

    expect(JSON.stringify(body)).not.toContain(link);
    expect(body.items[0]).not.toHaveProperty('tokenSha256');
    expect(rows.some(({ row }) => row.includes(link))).toBe(false);
  });

  it.each([
    { email: 'no address' },
    { email: 'gina@example.org', role: 'king' },
    { email: 'gina@example.org', teamId: randomUUID() },
    { email: 'gina@example.org', invitedBy: randomUUID() },
    { email: 'gina@example.org', expiresAt: '2099-01-01T00:00:00Z' },
    { role: 'viewer' },
  ])('take no %j', async (body) => {
    expect(await app.call('POST', `/teams/${team}/invitations`, { token: olga.token, body })).toMatchObject({
      status: 400,
    });
  });

  it('and members leave their trace in the audit log, without addresses', async () => {
    const root = await app.administrator(`root-${randomUUID()}@example.org`).then(({ token }) => token);
    const { body: made } = await invite('gina@example.org', 'viewer', adam);
    await accept(String(made['token']), gina);
    await setRole(gina.id, 'contributor', olga);
    await remove(gina.id, gina);
    await withdraw((await invite('late@example.org', 'viewer', adam)).body['id'], olga);
    await app.call('PATCH', `/teams/${team}`, { token: olga.token, body: { name: `Team ${randomUUID()}` } });
    await app.call('DELETE', `/teams/${team}`, { token: olga.token });

    const { body } = await app.call<Listed>('GET', `/admin/audit-log?subject=${team}`, { token: root });
    expect(body.items.map(({ act, actorId }) => [act, actorId]).reverse()).toEqual([
      ['team.created', olga.id],
      ['team.member_added', olga.id],
      ['team.member_added', olga.id],
      ['team.invitation_made', adam.id],
      ['team.invitation_accepted', gina.id],
      ['team.member_role_changed', olga.id],
      ['team.member_removed', gina.id],
      ['team.invitation_made', adam.id],
      ['team.invitation_withdrawn', olga.id],
      ['team.renamed', olga.id],
      ['team.deleted', olga.id],
    ]);
    expect(JSON.stringify(body)).not.toContain('example.org');
  });
});
