import { setTimeout as sleep } from 'node:timers/promises';
import { FeatureToggles, Public, RequiresFeature } from '@odr/access';
import { AuthApp } from '@odr/auth/testing';
import { QueueModule } from '@odr/platform';
import { Controller, Get, Module } from '@nestjs/common';
import { AdministrationHttpModule } from '../administration-http.module.js';

@Controller('behind-a-toggle')
class GatedController {
  @Get()
  @Public('It stands in a spec only.')
  @RequiresFeature('Show Datasets')
  get(): { open: true } {
    return { open: true };
  }
}

@Module({ controllers: [GatedController] })
class GatedModule {}

const DATASETS = '/admin/feature-toggles/Show%20Datasets';

describe('feature toggles', () => {
  let app: AuthApp;
  let root: string;
  beforeAll(async () => {
    app = await AuthApp.start(QueueModule, AdministrationHttpModule, GatedModule);
    root = (await app.administrator()).token;
  });
  beforeEach(async () => {
    await app.test.asOwner(`DELETE FROM feature_toggle`);
    app.app.get(FeatureToggles).forget();
  });
  afterAll(() => app.stop());

  const set = (body: object, headers = {}) => app.call('PATCH', DATASETS, { token: root, body, headers });
  const mine = async (token?: string) => {
    const { body } = await app.call<{ items: { name: string; isOn: boolean }[] }>(
      'GET',
      '/feature-toggles',
      token === undefined ? {} : { token },
    );
    return Object.fromEntries(body.items.map(({ name, isOn }) => [name, isOn]));
  };

  it('stand as the original had them until somebody changes one', async () => {
    expect(await mine(root)).toEqual({ 'HDR Image Upload': true, 'Show Datasets': false, 'Open Registration': true });
    expect((await app.call('GET', DATASETS, { token: root })).body).toMatchObject({
      isOn: false,
      roles: [],
      percentage: 100,
      default: { isOn: false, roles: [], percentage: 100 },
      version: 0,
      updatedAt: null,
      updatedBy: null,
    });
  });

  it('tell strangers only what concerns them', async () => {
    expect(await mine()).toEqual({ 'Open Registration': true });
  });

  it('are looked at and changed by administrators only', async () => {
    const { token } = await app.signedUp('curious@example.org');

    expect(await app.call('GET', '/admin/feature-toggles', { token })).toMatchObject({ status: 403 });
    expect(await app.call('PATCH', DATASETS, { token, body: { isOn: true } })).toMatchObject({ status: 403 });
    expect(await app.call('PATCH', DATASETS, { body: { isOn: true } })).toMatchObject({ status: 401 });
  });

  it('open for one role and not for another', async () => {
    const { token } = await app.signedUp('plain@example.org');
    await set({ isOn: true, roles: ['admin'], percentage: 0 });

    expect((await mine(root))['Show Datasets']).toBe(true);
    expect((await mine(token))['Show Datasets']).toBe(false);
    expect(await app.call('GET', '/behind-a-toggle', { token: root })).toMatchObject({ status: 200 });
    expect(await app.call('GET', '/behind-a-toggle', { token })).toMatchObject({
      status: 403,
      body: { code: 'feature.off', feature: 'Show Datasets' },
    });
    expect(await app.call('GET', '/behind-a-toggle')).toMatchObject({ status: 403 });
  });

  it('close registration', async () => {
    const registering = (email: string) =>
      app.call('POST', '/auth/register', { body: { email, password: 'seven quiet lanterns', name: 'New' } });
    await app.call('PATCH', '/admin/feature-toggles/Open%20Registration', { token: root, body: { isOn: false } });

    expect(await registering('late@example.org')).toMatchObject({ status: 403, body: { code: 'feature.off' } });
    expect(await mine()).toEqual({ 'Open Registration': false });

    await app.call('PATCH', '/admin/feature-toggles/Open%20Registration', { token: root, body: { isOn: true } });
    expect((await registering('late@example.org')).status).toBeLessThan(300);
  });

  it('say who changed them, and leave it in the audit log', async () => {
    await set({ isOn: true });
    const { body } = await set({ percentage: 20, roles: ['moderator', 'admin'] });

    expect(body).toMatchObject({
      isOn: true,
      roles: ['moderator', 'admin'],
      percentage: 20,
      version: 2,
      updatedBy: { name: 'Administrator' },
    });
    const { body: log } = await app.call<{ items: object[] }>('GET', '/admin/audit-log?act=feature_toggle.changed', {
      token: root,
    });
    expect(log.items[0]).toMatchObject({
      details: {
        feature: 'Show Datasets',
        from: { isOn: true, roles: [], percentage: 100 },
        to: { isOn: true, roles: ['moderator', 'admin'], percentage: 20 },
      },
    });
  });

  it('record nothing when nothing changes', async () => {
    await set({ isOn: true });
    expect((await set({ isOn: true })).body).toMatchObject({ version: 1 });
  });

  it('refuse a change to an older copy', async () => {
    await set({ isOn: true }, { 'if-match': '"0"' });

    expect(await set({ isOn: false }, { 'if-match': '"0"' })).toMatchObject({
      status: 412,
      body: { code: 'request.precondition_failed' },
    });
  });

  it('let one of two first changes pass that were made from the same copy', async () => {
    const answers = await Promise.all([10, 20].map((percentage) => set({ percentage }, { 'if-match': '"0"' })));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it.each([
    { percentage: 101 },
    { percentage: -1 },
    { percentage: 12.5 },
    { percentage: null },
    { isOn: 'yes' },
    { roles: ['owner'] },
    { roles: ['admin', 'admin'] },
    { version: 9 },
    { updatedBy: 'me' },
  ])('refuse %j', async (body) => {
    expect(await set(body)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });

  it.each(['Teleport', 'toString', '__proto__', 'show%20datasets'])('do not know %s', async (name) => {
    const path = `/admin/feature-toggles/${name}`;

    expect(await app.call('PATCH', path, { token: root, body: { isOn: true } })).toMatchObject({
      status: 404,
      body: { code: 'feature.not_found' },
    });
  });

  it('ignore and report what was set for a feature that is gone', async () => {
    await app.test.asOwner(
      `INSERT INTO feature_toggle VALUES ('Teleport', true, '{}', 100, 1, now(), gen_random_uuid())`,
    );
    const { body } = await app.call<{ items: object[]; unread: string[] }>('GET', '/admin/feature-toggles', {
      token: root,
    });

    expect(body.unread).toEqual(['Teleport']);
    expect(body.items).toHaveLength(3);
    expect(Object.keys(await mine(root))).not.toContain('Teleport');
  });

  it('hold in another process within a second', async () => {
    const elsewhere = new FeatureToggles(app.test.db);
    const { id } = await app.signedUp('elsewhere@example.org');
    const caller = { userId: id as never, role: 'contributor' as const };
    expect(await elsewhere.isOn('Show Datasets', caller)).toBe(false);
    await set({ isOn: true });
    await sleep(1_000);

    expect(await elsewhere.isOn('Show Datasets', caller)).toBe(true);
  });
});
