import { AuthApp } from '../testing/auth-app.js';

const PATH = '/auth/me/keyboard';

describe('the keys of the console', () => {
  let app: AuthApp;
  let ada: { readonly token: string };
  beforeAll(async () => {
    app = await AuthApp.start();
    ada = await app.signedUp('ada@example.com');
  });
  afterAll(() => app.stop());

  const change = (body: unknown, token = ada.token) => app.call('PUT', PATH, { token, body: body as object });

  it('are as they were meant, until their owner says otherwise, on any device', async () => {
    expect(await app.call('GET', PATH, { token: ada.token })).toMatchObject({
      status: 200,
      body: { keys: [], isOff: false, changedAt: null },
    });
    const keys = [
      { shortcut: 'Moderation/a', key: 'Shift+x' },
      { shortcut: 'Moderation/ ', key: null },
    ];

    expect(await change({ keys, isOff: true })).toMatchObject({ status: 200, body: { keys, isOff: true } });
    expect((await change({ keys: keys.slice(1), isOff: false })).body).toMatchObject({ keys: keys.slice(1) });

    const elsewhere = await app.signedIn('ada@example.com');
    expect((await app.call('GET', PATH, elsewhere)).body).toMatchObject({
      keys: keys.slice(1),
      isOff: false,
      changedAt: expect.any(String),
    });
  });

  it('are nobody else’s', async () => {
    const bob = await app.signedUp('bob@example.com');
    expect((await app.call('GET', PATH, { token: bob.token })).body).toMatchObject({ changedAt: null });
    expect(await app.call('GET', PATH)).toMatchObject({ status: 401 });
  });

  it.each([
    {},
    { keys: [], isOff: 'no' },
    { keys: 'all', isOff: false },
    { keys: [{ shortcut: 'Moderation/a' }], isOff: false },
    { keys: [{ shortcut: '', key: 'x' }], isOff: false },
    { keys: [{ shortcut: 'Moderation/a', key: 'x\u0000' }], isOff: false },
    { keys: [{ shortcut: 'Moderation/a', key: 'x'.repeat(31) }], isOff: false },
    { keys: [{ shortcut: 'Moderation/a', key: 'x', role: 'admin' }], isOff: false },
    { keys: Array.from({ length: 501 }, (_, at) => ({ shortcut: `S/${at}`, key: 'x' })), isOff: false },
    { keys: Array.from({ length: 2 }, () => ({ shortcut: 'Moderation/a', key: 'x' })), isOff: false },
  ])('cannot be %j', async (body) => {
    expect(await change(body)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });
});
