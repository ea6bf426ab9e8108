import { PrincipalReader } from '@odr/access';
import { AuthApp } from '../testing/auth-app.js';

describe('another process', () => {
  let app: AuthApp;
  beforeAll(async () => {
    app = await AuthApp.start();
  });
  afterAll(() => app.stop());

  it('refuses a revoked session within a second, though it has just let it in', async () => {
    const { token, id } = await app.signedUp('elsewhere@example.org');
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sid: string };
    const elsewhere = new PrincipalReader(app.test.db);
    const enter = () => elsewhere.principalOf({ userId: id as never, sessionId: claims.sid as never });
    expect(await enter()).toMatchObject({ userId: id, role: 'contributor', sessionId: claims.sid });

    await app.call('POST', '/auth/logout', { token, body: {} });
    await new Promise((done) => setTimeout(done, 1_000));

    expect(await enter()).toBeUndefined();
  });

  it('asks the database once for many requests of one session', async () => {
    const { token, id } = await app.signedUp('busy@example.org');
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sid: string };
    let asked = 0;
    const counting = { query: (...args: [string, unknown[]]) => ((asked += 1), app.test.db.query(...args)) };
    const elsewhere = new PrincipalReader(counting as never);

    await Promise.all(
      Array.from({ length: 100 }, () => elsewhere.principalOf({ userId: id as never, sessionId: claims.sid as never })),
    );

    expect(asked).toBe(1);
  });
});
