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
  const show = (link: string, { token }: Someone) => app.call('GET', `/invitations/${link}`, { token });
  const decline = (link: string, { token }: Someone) => app.call('POST', `/invitations/${link}/decline`, { token });
  const mine = async ({ token }: Someone) =>
    (await app.call<Listed>('GET', '/invitations', { token })).body.items.filter(({ teamId }) => teamId === team);
  const resend = (id: unknown, { token }: Someone) =>
    app.call('POST', `/teams/${team}/invitations/${String(id)}/resend`, { token });
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

  it('end with the right of whoever made them, however that was lost', async () => {
    const whenRemoved = await linkFor('gina@example.org', 'admin', adam);
    await remove(adam.id, olga);
    expect(await accept(whenRemoved, gina)).toMatchObject(NOT_FOUND);

    await add(adam.id, 'admin');
    const whenDemoted = await linkFor('gina@example.org', 'admin', adam);
    await setRole(adam.id, 'viewer', olga);
    expect(await accept(whenDemoted, gina)).toMatchObject(NOT_FOUND);

    const root = await app.administrator(`root-${randomUUID()}@example.org`);
    const byRoot = await linkFor('gina@example.org', 'owner', { id: '', ...root });
    await app.test.asOwner(`UPDATE user_account SET role = 'contributor' WHERE email LIKE 'root-%'`);
    expect(await accept(byRoot, gina)).toMatchObject(NOT_FOUND);

    const second = await app.signedUp(`${randomUUID()}@example.org`);
    await add(second.id, 'owner');
    const byInactive = await linkFor('gina@example.org', 'viewer', second);
    await app.test.asOwner(`UPDATE user_account SET is_active = false WHERE id = $1`, [second.id]);
    expect(await accept(byInactive, gina)).toMatchObject(NOT_FOUND);
    expect(await show(byInactive, gina)).toMatchObject(NOT_FOUND);
    expect(await roleOf(gina.id)).toBeUndefined();
  });

  it('end with the team', async () => {
    const link = await linkFor('gina@example.org', 'viewer', olga);
    await app.call('DELETE', `/teams/${team}`, { token: olga.token });

    expect(await show(link, gina)).toMatchObject(NOT_FOUND);
    expect(await accept(link, gina)).toMatchObject(NOT_FOUND);
  });

  it('say who invites to what, to their addressee alone', async () => {
    const link = await linkFor('gina@example.org', 'viewer', adam);

    expect(await show(link, gina)).toMatchObject({
      status: 200,
      body: { teamId: team, role: 'viewer', invitedBy: 'Someone', email: 'gina@example.org' },
    });
    const nothing = await show('x'.repeat(43), stranger);
    for (const other of [stranger, adam, olga]) {
      const { status, body } = await show(link, other);
      expect([status, { ...body, instance: '' }]).toEqual([nothing.status, { ...nothing.body, instance: '' }]);
      expect(await decline(link, other)).toMatchObject(NOT_FOUND);
      expect(await accept(link, other)).toMatchObject(NOT_FOUND);
    }
    expect((await app.call('GET', `/invitations/${link}`)).status).toBe(401);
  });

  it('can be turned down, once', async () => {
    const link = await linkFor('gina@example.org', 'viewer', olga);

    expect(await decline(link, gina)).toMatchObject({ status: 204 });
    expect(await decline(link, gina)).toMatchObject(NOT_FOUND);
    expect(await accept(link, gina)).toMatchObject(NOT_FOUND);
    expect((await list(olga)).body.items).toEqual([]);
  });

  it('can be accepted or turned down, not both, when both come at once', async () => {
    const link = await linkFor('gina@example.org', 'viewer', olga);
    const [accepted, declined] = await Promise.all([accept(link, gina), decline(link, gina)]);

    expect([accepted.status, declined.status].sort()).toEqual([accepted.status === 200 ? 200 : 204, 404]);
    expect(await roleOf(gina.id)).toBe(accepted.status === 200 ? 'viewer' : undefined);
  });

  it('are sent again with a new link and seven new days; the old link ends', async () => {
    const { body: made } = await invite('gina@example.org', 'viewer', olga);
    await expire(made['id']);

    const again = await resend(made['id'], adam);

    expect(again).toMatchObject({ status: 201, body: { email: 'gina@example.org', role: 'viewer' } });
    expect(await resend(made['id'], adam)).toMatchObject(NOT_FOUND);
    expect(await accept(String(made['token']), gina)).toMatchObject(NOT_FOUND);
    expect(await accept(String(again.body['token']), gina)).toMatchObject({ status: 200 });
  });

  it('are sent again by those who could make them', async () => {
    const { body: made } = await invite('gina@example.org', 'owner', olga);

    for (const by of [adam, carl]) expect(await resend(made['id'], by)).toMatchObject(FORBIDDEN);
    expect(await resend(made['id'], stranger)).toMatchObject({ status: 404, body: { code: 'team.not_found' } });
  });

  it('are found without the link by those whose address is verified, and by nobody else', async () => {
    const { body: made } = await invite('gina@example.org', 'viewer', olga);
    const id = String(made['id']);
    const verify = (at: string | null) =>
      app.test.asOwner(`UPDATE user_account SET email_verified_at = $2 WHERE id = $1`, [gina.id, at]);

    await verify(null);
    expect(await mine(gina)).toEqual([]);
    for (const answer of [show, accept, decline]) expect(await answer(id, gina)).toMatchObject(NOT_FOUND);
    await verify(new Date().toISOString());
    expect(await mine(gina)).toMatchObject([{ id, teamId: team, role: 'viewer', invitedBy: 'Someone' }]);
    expect(JSON.stringify(await mine(gina))).not.toContain(String(made['token']));
    expect(await mine(stranger)).toEqual([]);
    expect(await accept(id, stranger)).toMatchObject(NOT_FOUND);
    expect(await accept(id, gina)).toMatchObject({ status: 200 });
    expect(await mine(gina)).toEqual([]);
  });

  it('go out as a letter with the link; who has an account is told too, without it', async () => {
    const link = await linkFor('gina@example.org', 'viewer', adam);

    const [letter, ...others] = await app.test.asOwner<{ letter: string; data: Record<string, unknown> }>(
      `SELECT letter, data FROM mail_message WHERE to_email = 'gina@example.org' ORDER BY id DESC`,
    );
    expect(letter).toMatchObject({ letter: 'team_invitation', data: { role: 'viewer', invitedBy: 'Someone' } });
    expect(String(letter?.data['link'])).toMatch(new RegExp(`^http.*/invitations/${link}$`));
    expect(others.some(({ data }) => JSON.stringify(data).includes(link))).toBe(false);
    const told = await app.test.asOwner<{ kind: string; data: object }>(
      `SELECT kind, data FROM notification WHERE user_id = $1 ORDER BY id DESC`,
      [gina.id],
    );
    expect(told[0]).toMatchObject({ kind: 'team.invited', data: { role: 'viewer' } });
    expect(JSON.stringify(told)).not.toContain(link);
  });

  it('prove no address: whoever made the link knows it too', async () => {
    const email = `${randomUUID()}@example.org`;
    const link = await linkFor(email, 'viewer', olga);
    const squatter = await app.signedUp(email);
    await app.test.asOwner(`UPDATE user_account SET email_verified_at = NULL WHERE id = $1`, [squatter.id]);

    await accept(link, squatter);

    const [{ verifiedAt } = {}] = await app.test.asOwner<{ verifiedAt?: Date | null }>(
      `SELECT email_verified_at AS "verifiedAt" FROM user_account WHERE id = $1`,
      [squatter.id],
    );
    expect(verifiedAt).toBeNull();
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
