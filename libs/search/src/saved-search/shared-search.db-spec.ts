import type { Principal } from '@odr/access';
import type { TeamRole } from '@odr/contracts';
import { newId, type TeamId } from '@odr/kernel';
import { DiscoveryWorld, type Answer } from '../testing/discovery-world.js';
import { AlertProcessor } from './alert/alert.processor.js';

describe('a search that is shared with a team', () => {
  let world: DiscoveryWorld;
  let team: TeamId;
  let owner: Principal;
  let mate: Principal;
  let viewer: Principal;
  let stranger: Principal;

  beforeAll(async () => {
    world = await DiscoveryWorld.start();
    team = newId<TeamId>();
    await world.test.db.query(`INSERT INTO team (id, name) VALUES ($1, 'Herders')`, [team]);
    [owner, mate, viewer] = [await member('owner'), await member('contributor'), await member('viewer')];
    stranger = await world.person('admin');
  });
  afterAll(() => world.stop());
  beforeEach(() => world.test.asOwner('TRUNCATE content, saved_search, notification, job CASCADE'));

  const member = async (role: TeamRole): Promise<Principal> => {
    const person = await world.person();
    await world.test.db.query(`INSERT INTO team_member (team_id, user_id, role) VALUES ($1, $2, $3)`, [
      team,
      person.userId,
      role,
    ]);
    return { ...person, teams: [{ teamId: team, role }] };
  };
  const keep = async (body: object = {}): Promise<string> => {
    const query = { q: 'cow', mode: 'text' };
    const made = await world.send('POST', '/saved-searches', owner, {
      body: { name: 'Cows', query, teamId: team, ...body },
    });
    expect(made).toMatchObject({ status: 201, body: { team: { id: team, name: 'Herders' }, isOwn: true } });
    return made.body.id as string;
  };
  const change = (id: string, as: Principal, body: object, ifMatch?: string): Promise<Answer> =>
    world.send('PATCH', `/saved-searches/${id}`, as, { body, headers: ifMatch ? { 'if-match': ifMatch } : {} });
  const seenBy = async (as: Principal): Promise<unknown[]> =>
    (await world.send('GET', '/saved-searches', as)).body.items;
  const told = async (to: Principal): Promise<object[]> => {
    await world.get(AlertProcessor).alert();
    const sql = `SELECT data FROM notification WHERE user_id = $1 AND kind = 'search.matched' ORDER BY id`;
    return (await world.test.db.query<{ data: object }>(sql, [to.userId])).map(({ data }) => data);
  };

  it('is seen and run by its members, and by nobody else', async () => {
    const id = await keep();
    const cow = await world.picture({ name: 'cow.jpg' });

    for (const [person, mayChange] of [
      [mate, true],
      [viewer, false],
    ] as const) {
      expect(await seenBy(person)).toMatchObject([{ id, isOwn: false, mayChange, alert: 'off', version: 1 }]);
      const found = await world.send('GET', `/saved-searches/${id}/results`, person);
      expect(found.body).toMatchObject({ items: [{ content: { id: cow } }], newIds: [cow] });
    }
    expect(await seenBy(stranger)).toEqual([]);
    expect((await world.send('GET', `/saved-searches/${id}`, stranger)).status).toBe(404);
  });

  it('is changed by contributors, deleted by its owner, and taken out of the team by its owner', async () => {
    const id = await keep();

    expect((await change(id, mate, { name: 'Bulls' })).body).toMatchObject({ name: 'Bulls', version: 2 });
    for (const [person, body] of [
      [viewer, { name: 'Mine' }],
      [mate, { teamId: null }],
    ] as const)
      expect(await change(id, person, body)).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
    expect((await world.send('DELETE', `/saved-searches/${id}`, mate)).status).toBe(403);
    expect(
      (await world.send('POST', '/saved-searches', stranger, { body: { name: 'x', query: {}, teamId: team } })).status,
    ).toBe(403);

    expect((await change(id, owner, { teamId: null })).body).toMatchObject({ team: null, name: 'Bulls' });
    expect(await seenBy(mate)).toEqual([]);
    expect((await world.send('DELETE', `/saved-searches/${id}`, owner)).status).toBe(204);
  });

  it('tells those who ask, each as they want to hear, and only while they are members', async () => {
    const id = await keep({ alert: 'at_once' });
    const asked = await change(id, viewer, { alert: 'at_once' }, '"1"');
    expect(asked.body).toMatchObject({ alert: 'at_once', version: 3 });
    expect((await change(id, viewer, { alert: 'off' }, '"1"')).status).toBe(412);
    expect((await world.send('GET', `/saved-searches/${id}`, owner)).body).toMatchObject({ version: 1 });

    await world.picture({ name: 'cow.jpg' });

    const news = { searchId: id, name: 'Cows', count: 1 };
    expect(await told(viewer)).toEqual([news]);
    expect([await told(owner), await told(mate)]).toEqual([[news], []]);
    expect(await seenBy(viewer)).toMatchObject([{ newCount: 1 }]);
    await world.send('POST', `/saved-searches/${id}/looked`, viewer);
    expect(await seenBy(viewer)).toMatchObject([{ newCount: 0 }]);
    expect(await seenBy(owner)).toMatchObject([{ newCount: 1 }]);

    await world.test.db.query(`DELETE FROM team_member WHERE user_id = $1`, [viewer.userId]);
    await world.picture({ name: 'another cow.jpg' });
    expect(await told(viewer)).toHaveLength(1);
    expect(await told(owner)).toHaveLength(2);
    expect(await seenBy(viewer)).toEqual([]);
  });

  it('asks everybody’s new question once it is another', async () => {
    const id = await keep();
    await change(id, mate, { alert: 'at_once' });
    await change(id, owner, { query: { q: 'owl', mode: 'text' }, name: 'Owls' });

    await world.picture({ name: 'cow.jpg' });
    await world.picture({ name: 'owl.jpg' });

    expect(await told(mate)).toEqual([{ searchId: id, name: 'Owls', count: 1 }]);
  });
});
