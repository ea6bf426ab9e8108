import { randomUUID } from 'node:crypto';
import { AuthApp } from '@odr/auth/testing';
import { TeamsHttpModule } from './teams-http.module.js';

interface Someone {
  readonly id: string;
  readonly token: string;
}

describe('news from a team', () => {
  let app: AuthApp;
  let olga: Someone;
  let adam: Someone;
  let vera: Someone;
  let team: string;
  let name: string;

  beforeAll(async () => {
    app = await AuthApp.start(TeamsHttpModule);
  });
  afterAll(() => app.stop());

  beforeEach(async () => {
    [olga, adam, vera] = await Promise.all([newcomer(), newcomer(), newcomer()]);
    name = `Team ${randomUUID()}`;
    team = String((await app.call('POST', '/teams', { token: olga.token, body: { name } })).body['id']);
    await add(adam, 'admin');
  });

  const newcomer = () => app.signedUp(`${randomUUID()}@example.org`);
  const add = ({ id: userId }: Someone, role: string) =>
    app.call('POST', `/teams/${team}/members`, { token: olga.token, body: { userId, role } });
  const toldTo = async ({ id }: Someone) => {
    const rows = await app.test.asOwner<{ kind: string; data: object }>(
      `SELECT kind, data FROM notification WHERE user_id = $1 AND kind LIKE 'team.%' ORDER BY id`,
      [id],
    );
    return rows.map(({ kind, data }) => [kind, data]);
  };

  it('comes to those whose role changes by another’s hand, and to the one who is added', async () => {
    await add(vera, 'viewer');
    await app.call('PATCH', `/teams/${team}/members/${vera.id}`, { token: adam.token, body: { role: 'contributor' } });
    await app.call('POST', `/teams/${team}/transfer`, { token: olga.token, body: { userId: vera.id } });

    const told = (role: string) => ['team.role_changed', { teamId: team, teamName: name, role }];
    expect(await toldTo(vera)).toEqual([told('viewer'), told('contributor'), told('owner')]);
    expect(await toldTo(olga)).toEqual([]);
  });

  it('comes to owners and admins when somebody accepts, not to the others', async () => {
    await add(vera, 'viewer');
    const email = `${randomUUID()}@example.org`;
    const gina = await app.signedUp(email);
    const { body } = await app.call('POST', `/teams/${team}/invitations`, { token: olga.token, body: { email } });

    await app.call('POST', `/invitations/${String(body['token'])}/accept`, { token: gina.token });

    const joined = ['team.joined', { teamId: team, teamName: name, member: 'Someone' }];
    expect(await toldTo(olga)).toContainEqual(joined);
    expect(await toldTo(adam)).toContainEqual(joined);
    for (const other of [vera, gina]) expect(await toldTo(other)).not.toContainEqual(joined);
  });

  it('comes to those who are removed, not to those who leave', async () => {
    await add(vera, 'viewer');
    await app.call('DELETE', `/teams/${team}/members/${vera.id}`, { token: adam.token });
    await app.call('DELETE', `/teams/${team}/members/${adam.id}`, { token: adam.token });

    expect(await toldTo(vera)).toContainEqual(['team.removed', { teamName: name }]);
    expect((await toldTo(adam)).map(([kind]) => kind)).toEqual(['team.role_changed']);
  });

  it('comes to every member but the one who deletes the team', async () => {
    await app.call('DELETE', `/teams/${team}`, { token: olga.token });

    expect(await toldTo(adam)).toContainEqual(['team.deleted', { teamName: name }]);
    expect(await toldTo(olga)).toEqual([]);
  });

  it('is not told when the change is refused', async () => {
    await app.call('DELETE', `/teams/${team}/members/${olga.id}`, { token: olga.token });
    await app.call('PATCH', `/teams/${team}/members/${olga.id}`, { token: adam.token, body: { role: 'viewer' } });

    expect(await toldTo(olga)).toEqual([]);
  });
});
