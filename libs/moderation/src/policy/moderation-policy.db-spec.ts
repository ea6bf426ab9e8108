import type { Principal } from '@odr/access';
import { ModerationWorld } from '../testing/moderation-world.js';

describe('policies', () => {
  let world: ModerationWorld;
  let admin: Principal;
  let reader: Principal;
  beforeAll(async () => {
    world = await ModerationWorld.start();
    admin = await world.person('admin');
    reader = await world.person('contributor');
  });
  afterAll(() => world.stop());

  const aPolicy = (code: string) => ({
    code,
    title: 'No maps',
    text: 'Maps are another collection.',
    ground: 'terms',
    severity: 0,
  });
  const create = (code: string, actor = admin) => world.call(actor, 'POST', 'moderation/policies', aPolicy(code));
  const change = (code: string, body: object, ifMatch?: string) =>
    world.call(admin, 'PATCH', `moderation/policies/${code}`, { ...body }, ifMatch ? { 'if-match': ifMatch } : {});
  const codes = async (query = '') =>
    (await world.call(reader, 'GET', `moderation/policies${query}`)).body.items.map(({ code }) => code);

  it('are there from the start, for everyone who is signed in', async () => {
    expect(await codes()).toEqual(expect.arrayContaining(['illegal.content', 'privacy.faces', 'terms.other']));
    expect(await world.call(undefined, 'GET', 'moderation/policies')).toMatchObject({ status: 401 });
    expect(await create('terms.mine', reader)).toMatchObject({ status: 403 });
  });

  it('keep every version', async () => {
    await create('terms.maps');

    expect(await change('terms.maps', { text: 'Maps belong elsewhere now.' })).toMatchObject({
      status: 200,
      body: { code: 'terms.maps', version: 2, title: 'No maps', text: 'Maps belong elsewhere now.' },
    });

    const { body } = await world.call(reader, 'GET', 'moderation/policies/terms.maps/versions');
    expect(body.items).toMatchObject([
      { version: 2, text: 'Maps belong elsewhere now.' },
      { version: 1, text: 'Maps are another collection.' },
    ]);
    for (const forgery of [`UPDATE moderation_policy SET text = 'x'`, `DELETE FROM moderation_policy`])
      await expect(world.test.asOwner(forgery)).rejects.toThrow(/append-only/);
  });

  it('let one of two administrators through', async () => {
    await create('terms.race');

    const both = await Promise.all([
      change('terms.race', { severity: 1 }, '"1"'),
      change('terms.race', { severity: 2 }, '"1"'),
    ]);

    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('are listed no more once they are retired', async () => {
    await create('terms.gone');
    await change('terms.gone', { isActive: false });

    expect(await codes()).not.toContain('terms.gone');
    expect(await codes('?retired=true')).toContain('terms.gone');
  });

  it('refuse a second one of the same code, and what is no policy', async () => {
    expect(await create('privacy.faces')).toMatchObject({ status: 409, body: { code: 'moderation.policy_exists' } });
    expect(await create('No Code')).toMatchObject({ status: 400 });
    expect(await change('terms.unheard_of', { severity: 1 })).toMatchObject({ status: 404 });
    expect(await change('privacy.faces', { severity: 5 })).toMatchObject({ status: 400 });
    expect(await change('privacy.faces', { title: null })).toMatchObject({ status: 400 });
  });
});
