import { randomUUID } from 'node:crypto';
import { AuthApp } from '@odr/auth/testing';
import { TeamsHttpModule } from '../teams-http.module.js';

interface Someone {
  readonly id: string;
  readonly token: string;
}
interface Activity {
  readonly items: { act: string; actorName: string | null; subjectName: string | null; details: object }[];
}

describe('the people of a team, on its dashboard', () => {
  let app: AuthApp;
  let olga: Someone;
  let vera: Someone;
  let stranger: Someone;
  let root: { readonly token: string };
  let team: string;

  beforeAll(async () => {
    app = await AuthApp.start(TeamsHttpModule);
    [olga, vera, stranger] = await Promise.all([
      app.signedUp('olga@example.org'),
      app.signedUp('vera@example.org'),
      app.signedUp('stranger@example.org'),
    ]);
    root = await app.administrator();
    const { body } = await app.call('POST', '/teams', { token: olga.token, body: { name: `Team ${randomUUID()}` } });
    team = String(body['id']);
    await post('members', { userId: vera.id, role: 'viewer' }, olga);
    await post('invitations', { email: 'asked@example.org', role: 'viewer' }, olga);
    await app.call('PATCH', `/teams/${team}/members/${vera.id}`, { token: root.token, body: { role: 'contributor' } });
  });
  afterAll(() => app.stop());

  const post = (what: string, body: object, { token }: { token: string }) =>
    app.call('POST', `/teams/${team}/${what}`, { token, body });
  const get = <Body>(what: string, { token }: { token: string }) =>
    app.call<Body>('GET', `/teams/${team}/${what}`, { token });

  it('are counted by role; who is asked is for those who look after the team', async () => {
    const byRole = { owner: 1, contributor: 1 };

    expect((await get('people', olga)).body).toEqual({ members: 2, byRole, openInvitations: 1 });
    expect((await get('people', vera)).body).toEqual({ members: 2, byRole, openInvitations: null });
  });

  it('show who did what lately, without naming people from outside and without addresses', async () => {
    const { body } = await get<Activity>('activity', olga);

    expect(body.items.map(({ act, actorName, details }) => [act, actorName, details])).toEqual([
      ['team.member_role_changed', null, { from: 'viewer', to: 'contributor' }],
      ['team.invitation_made', 'Someone', { role: 'viewer' }],
      ['team.member_added', 'Someone', { role: 'viewer' }],
      ['team.created', 'Someone', {}],
    ]);
    expect(JSON.stringify(body)).not.toContain('example.org');
    expect((await get<Activity>('activity', vera)).body.items.map(({ act }) => act)).toEqual([
      'team.member_role_changed',
      'team.member_added',
      'team.created',
    ]);
    expect((await get<Activity>('activity?limit=1', olga)).body.items).toHaveLength(1);
    expect((await get('activity?limit=0', olga)).status).toBe(400);
  });

  it('are hidden from strangers, with the team', async () => {
    for (const what of ['people', 'activity']) {
      expect(await get(what, stranger)).toMatchObject({ status: 404, body: { code: 'team.not_found' } });
      expect((await app.call('GET', `/teams/${team}/${what}`)).status).toBe(401);
    }
  });
});
