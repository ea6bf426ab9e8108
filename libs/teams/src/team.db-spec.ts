import { randomUUID } from 'node:crypto';
import { AuthApp } from '@odr/auth/testing';
import { TeamsHttpModule } from './teams-http.module.js';

interface Someone {
  readonly id: string;
  readonly token: string;
}

const LAST_OWNER = { status: 409, body: { code: 'team.last_owner' } };

describe('teams', () => {
  let app: AuthApp;
  let olga: Someone;
  let adam: Someone;
  let carl: Someone;
  let vera: Someone;
  let stranger: Someone;

  beforeAll(async () => {
    app = await AuthApp.start(TeamsHttpModule);
    [olga, adam, carl, vera, stranger] = await Promise.all([
      app.signedUp('olga@example.org'),
      app.signedUp('adam@example.org'),
      app.signedUp('carl@example.org'),
      app.signedUp('vera@example.org'),
      app.signedUp('stranger@example.org'),
    ]);
  });
  afterAll(() => app.stop());

  const create = (name: string, { token }: Someone) => app.call('POST', '/teams', { token, body: { name } });
  const get = (id: string, { token }: Someone) => app.call('GET', `/teams/${id}`, { token });
  const add = (id: string, body: object, { token }: Someone) =>
    app.call('POST', `/teams/${id}/members`, { token, body });
  const changeRole = (id: string, userId: string, role: string, { token }: Someone) =>
    app.call('PATCH', `/teams/${id}/members/${userId}`, { token, body: { role } });
  const remove = (id: string, userId: string, { token }: Someone) =>
    app.call('DELETE', `/teams/${id}/members/${userId}`, { token });
  const transfer = (id: string, { id: userId }: Someone, { token }: Someone) =>
    app.call('POST', `/teams/${id}/transfer`, { token, body: { userId } });
  const ownersOf = (id: string) =>
    app.test.asOwner(`SELECT user_id FROM team_member WHERE team_id = $1 AND role = 'owner'`, [id]);
  let root: Promise<{ token: string }> | undefined;
  const administrator = () => (root ??= app.administrator());
  const deactivate = async ({ id }: Someone) =>
    app.call('PATCH', `/users/${id}`, { token: (await administrator()).token, body: { isActive: false } });
  const newcomer = async (id: string, role: string): Promise<Someone> => {
    const someone = await app.signedUp(`${randomUUID()}@example.org`);
    await add(id, { userId: someone.id, role }, olga);
    return someone;
  };
  /** Olga owns, Adam is admin, Carl contributes, Vera looks on. */
  const aTeam = async (): Promise<string> => {
    const id = String((await create(`Team ${randomUUID()}`, olga)).body['id']);
    await add(id, { userId: adam.id, role: 'admin' }, olga);
    await add(id, { email: 'CARL@example.org', role: 'contributor' }, olga);
    await add(id, { userId: vera.id, role: 'viewer' }, olga);
    return id;
  };

  it('belong to whoever makes them, under a name that case does not make new', async () => {
    const made = await create('Highland archive', olga);

    expect(made).toMatchObject({ status: 201, body: { name: 'Highland archive', role: 'owner', memberCount: 1 } });
    expect(await create('  HIGHLAND Archive ', adam)).toMatchObject({ status: 409, body: { code: 'team.name_taken' } });
  });

  it('are known to their members at once', async () => {
    const { body: team } = await create('At once', olga);

    expect((await app.call('GET', '/auth/me', { token: olga.token })).body['teams']).toContainEqual({
      teamId: team['id'],
      role: 'owner',
    });
  });

  it('are the same as absent to those who are not in them', async () => {
    const id = await aTeam();
    const hidden = { status: 404, body: { code: 'team.not_found' } };

    expect(await get(id, stranger)).toMatchObject(hidden);
    expect(await get(randomUUID(), stranger)).toMatchObject(hidden);
    expect(await add(id, { userId: stranger.id, role: 'owner' }, stranger)).toMatchObject(hidden);
    expect(await app.call('GET', `/teams/${id}/members`, { token: stranger.token })).toMatchObject(hidden);
    expect(await app.call('DELETE', `/teams/${id}`, { token: stranger.token })).toMatchObject(hidden);
    expect((await app.call('GET', '/teams', { token: stranger.token })).body).toMatchObject({ items: [] });
  });

  it('are managed by owners and admins, looked at by all members', async () => {
    const id = await aTeam();

    expect(await get(id, vera)).toMatchObject({ status: 200, body: { role: 'viewer', memberCount: 4 } });
    for (const member of [carl, vera]) {
      expect(await add(id, { userId: stranger.id, role: 'viewer' }, member)).toMatchObject({ status: 403 });
      expect(await changeRole(id, member.id, 'admin', member)).toMatchObject({ status: 403 });
    }
    expect(await app.call('PATCH', `/teams/${id}`, { token: adam.token, body: { name: 'Mine' } })).toMatchObject({
      status: 403,
    });
    expect(await changeRole(id, adam.id, 'owner', adam)).toMatchObject({ status: 403 });
    expect(await remove(id, olga.id, adam)).toMatchObject({ status: 403 });
    expect(await add(id, { userId: stranger.id, role: 'viewer' }, adam)).toMatchObject({
      status: 201,
      body: { role: 'viewer' },
    });
    expect(await remove(id, stranger.id, adam)).toMatchObject({ status: 204 });
  });

  it('show addresses to those who look after them only', async () => {
    const id = await aTeam();
    const emails = async ({ token }: Someone) =>
      (await app.call<{ items: { email: string | null }[] }>('GET', `/teams/${id}/members`, { token })).body.items.map(
        ({ email }) => email,
      );

    expect((await emails(adam)).sort()).toEqual(['adam', 'carl', 'olga', 'vera'].map((name) => `${name}@example.org`));
    expect(await emails(carl)).toEqual([null, null, null, null]);
  });

  it('take everyone once, and nobody who is not there', async () => {
    const id = await aTeam();

    expect(await add(id, { userId: carl.id, role: 'admin' }, olga)).toMatchObject({
      status: 409,
      body: { code: 'team.already_member' },
    });
    expect(await add(id, { email: 'nobody@example.org' }, olga)).toMatchObject({
      status: 404,
      body: { code: 'user.not_found' },
    });
    expect(await add(id, { role: 'viewer' }, olga)).toMatchObject({ status: 400 });
    for (const userId of [stranger.id, 'no id']) {
      expect(await add(id, { userId, email: 'stranger@example.org' }, olga)).toMatchObject({ status: 400 });
    }
    expect(await add(id, { userId: stranger.id, role: 'king' }, olga)).toMatchObject({ status: 400 });
  });

  it('never lose their last owner', async () => {
    const id = await aTeam();

    expect(await remove(id, olga.id, olga)).toMatchObject(LAST_OWNER);
    expect(await changeRole(id, olga.id, 'viewer', olga)).toMatchObject(LAST_OWNER);
    await changeRole(id, adam.id, 'owner', olga);
    expect(await remove(id, olga.id, olga)).toMatchObject({ status: 204 });
    expect(await get(id, olga)).toMatchObject({ status: 404 });
  });

  it('keep one owner when all owners leave at once', async () => {
    const id = await aTeam();
    const owners = [olga, adam, carl, vera];
    for (const owner of owners.slice(1)) await changeRole(id, owner.id, 'owner', olga);

    const answers = await Promise.all(owners.map((owner) => remove(id, owner.id, owner)));

    expect(answers.map(({ status }) => status).sort()).toEqual([204, 204, 204, 409]);
  });

  it('are handed over in one step: a new owner, and an admin who was one', async () => {
    const id = await aTeam();

    expect(await transfer(id, carl, olga)).toMatchObject({ status: 200, body: { role: 'admin' } });
    expect(await get(id, carl)).toMatchObject({ body: { role: 'owner' } });
    expect(await transfer(id, olga, carl)).toMatchObject({ status: 200 });
    expect(await transfer(id, olga, olga)).toMatchObject({ status: 200, body: { role: 'owner' } });
  });

  it('are handed over by owners only, and to members who can act', async () => {
    const id = await aTeam();
    const notThere = { status: 404, body: { code: 'team.member_not_found' } };

    for (const member of [adam, carl, vera]) expect(await transfer(id, member, member)).toMatchObject({ status: 403 });
    expect(await transfer(id, stranger, stranger)).toMatchObject({ status: 404, body: { code: 'team.not_found' } });
    expect(await transfer(id, stranger, olga)).toMatchObject(notThere);
    expect(await app.call('POST', `/teams/${id}/transfer`, { token: olga.token, body: { userId: 'x' } })).toMatchObject(
      { status: 400 },
    );
    const gone = await newcomer(id, 'contributor');
    await deactivate(gone);
    expect(await transfer(id, gone, olga)).toMatchObject({ status: 404, body: { code: 'user.not_found' } });
    expect(await get(id, olga)).toMatchObject({ body: { role: 'owner' } });
  });

  it('take a pipeline as a member, but are never left to it', async () => {
    const id = await aTeam();
    const [pipe] = await app.test.asOwner<Someone>(
      `INSERT INTO user_account (id, kind, name, role) VALUES (gen_random_uuid(), 'service', 'Captions', 'contributor')
       RETURNING id, '' AS token`,
    );
    if (pipe === undefined) throw new Error('The pipeline was not made.');
    expect(await add(id, { userId: pipe.id, role: 'contributor' }, olga)).toMatchObject({ status: 201 });

    expect(await transfer(id, pipe, olga)).toMatchObject({ status: 404, body: { code: 'user.not_found' } });
    await app.test.asOwner(`UPDATE team_member SET role = 'owner' WHERE user_id = $1`, [pipe.id]);
    expect(await remove(id, olga.id, olga)).toMatchObject(LAST_OWNER);
  });

  it('are handed over once when their owner tries two at once', async () => {
    const id = await aTeam();

    const answers = await Promise.all([transfer(id, adam, olga), transfer(id, carl, olga)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
    expect(await ownersOf(id)).toHaveLength(1);
  });

  it('count only owners who can act: an inactive one does not let the last of the others go', async () => {
    const id = await aTeam();
    const inactive = await newcomer(id, 'owner');
    await deactivate(inactive);

    expect(await remove(id, olga.id, olga)).toMatchObject(LAST_OWNER);
    expect(await changeRole(id, olga.id, 'admin', olga)).toMatchObject(LAST_OWNER);
    expect(await remove(id, inactive.id, olga)).toMatchObject({ status: 204 });
  });

  it('whose only owner is deactivated get another from an administrator of the system', async () => {
    const id = await aTeam();
    const owner = await newcomer(id, 'owner');
    await remove(id, olga.id, olga);
    await deactivate(owner);
    const root = { id: '', ...(await administrator()) };

    expect(await changeRole(id, adam.id, 'owner', adam)).toMatchObject({ status: 403 });
    expect(await remove(id, owner.id, root)).toMatchObject(LAST_OWNER);
    expect(await transfer(id, adam, root)).toMatchObject({ status: 200, body: { role: null } });
    expect(await remove(id, owner.id, adam)).toMatchObject({ status: 204 });
  });

  it('can be deleted by their owner, once they know what goes', async () => {
    const id = await aTeam();
    const del = ({ token }: Someone) => app.call('DELETE', `/teams/${id}`, { token });
    const preview = ({ token }: Someone) => app.call('GET', `/teams/${id}/deletion`, { token });
    await app.call('POST', `/teams/${id}/invitations`, { token: olga.token, body: { email: 'x@example.org' } });

    for (const answer of [preview, del]) {
      for (const member of [adam, carl, vera]) expect(await answer(member)).toMatchObject({ status: 403 });
      expect(await answer(stranger)).toMatchObject({ status: 404 });
    }
    expect((await preview(olga)).body).toEqual({
      members: 4,
      invitations: 1,
      content: { total: 0, byStatus: {} },
      choices: [],
    });
    expect(await del(olga)).toMatchObject({ status: 204 });
    expect(await get(id, vera)).toMatchObject({ status: 404 });
  });

  it('can be mended by administrators of the system', async () => {
    const id = await aTeam();
    const root = await administrator();

    expect(await get(id, { id: '', ...root })).toMatchObject({ status: 200, body: { role: null } });
    expect(await changeRole(id, vera.id, 'owner', { id: '', ...root })).toMatchObject({
      status: 200,
      body: { role: 'owner' },
    });
  });

  it('are renamed by whoever has seen them as they are, if that is asked for', async () => {
    const { body: team } = await create('Tagged', olga);
    const path = `/teams/${String(team['id'])}`;
    const { etag = '' } = await get(String(team['id']), olga);
    const rename = (name: string, tag: string) =>
      app.call('PATCH', path, { token: olga.token, body: { name }, headers: { 'if-match': tag } });

    expect((await app.call('GET', path, { token: olga.token, headers: { 'if-none-match': etag } })).status).toBe(304);
    const renamed = await rename('Tagged anew', etag);
    expect([renamed.status, renamed.etag]).toEqual([200, (await get(String(team['id']), olga)).etag]);
    expect(await rename('Too late', etag)).toMatchObject({
      status: 412,
      body: { code: 'request.precondition_failed' },
    });
    expect((await rename('Whatever it is', '*')).status).toBe(200);
  });

  it('are listed to their members page by page', async () => {
    const owner = await app.signedUp('many@example.org');
    for (let number = 1; number <= 5; number += 1) await create(`Many ${number}`, owner);
    const names: string[] = [];
    let cursor = '';
    do {
      const { body } = await app.call<{ items: { name: string }[]; nextCursor: string | null }>(
        'GET',
        `/teams?limit=2${cursor}`,
        {
          token: owner.token,
        },
      );
      names.push(...body.items.map(({ name }) => name));
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor);

    expect(names).toEqual(['Many 5', 'Many 4', 'Many 3', 'Many 2', 'Many 1']);
  });

  it('are counted for those who ask how many there are, and so are members and invitations', async () => {
    const owner = await app.signedUp('counts@example.org');
    const id = String((await create('Counted 1', owner)).body['id']);
    await create('Counted 2', owner);
    await add(id, { userId: carl.id, role: 'viewer' }, owner);
    const invited = { email: 'invited@example.org', role: 'viewer' };
    await app.call('POST', `/teams/${id}/invitations`, { token: owner.token, body: invited });
    const totalOf = async (path: string) => (await app.call('GET', path, { token: owner.token })).body['total'];

    expect(await totalOf('/teams?limit=1&total=true')).toBe(2);
    expect(await totalOf(`/teams/${id}/members?limit=1&total=true`)).toBe(2);
    expect(await totalOf(`/teams/${id}/invitations?total=true`)).toBe(1);
    expect(await totalOf('/teams?total=false')).toBeUndefined();
  });
});
