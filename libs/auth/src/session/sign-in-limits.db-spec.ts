import { AuthApp, PASSWORD } from '../testing/auth-app.js';

describe('signing in too often', () => {
  let app: AuthApp;
  beforeAll(async () => {
    process.env['RATE_LIMITS'] = 'login.address=30/60 login.account=20/60 register.address=6/60 oauth.address=6/60';
    process.env['TRUSTED_PROXIES'] = '203.0.113.99';
    app = await AuthApp.start();
  });
  afterAll(async () => {
    delete process.env['RATE_LIMITS'];
    delete process.env['TRUSTED_PROXIES'];
    await app.stop();
  });

  const login = (email: string, from: string, password = 'not the right password', headers = {}) =>
    app.call('POST', '/auth/login', { from, headers, body: { email, password } });
  const WAIT = { status: 429, body: { code: 'request.rate_limited' }, retryAfter: expect.stringMatching(/^[1-9]\d*$/) };

  it('is refused for a while after five failures, also with the right password, and goes on after that', async () => {
    await app.signedUp('guessed@example.org');
    for (let failure = 1; failure <= 5; failure += 1) {
      expect(await login('guessed@example.org', '192.0.2.1')).toMatchObject({ status: 401 });
    }

    expect(await login('guessed@example.org', '192.0.2.1', PASSWORD)).toMatchObject(WAIT);
    expect(await login('Guessed@Example.org ', '::ffff:192.0.2.1', PASSWORD)).not.toMatchObject({ status: 200 });
    expect(await login('guessed@example.org', '192.0.2.2', PASSWORD)).toMatchObject({ status: 200 });
    await new Promise((done) => setTimeout(done, 1_100));
    expect(await login('guessed@example.org', '192.0.2.1', PASSWORD)).toMatchObject({ status: 200 });
  });

  it('is refused alike for known and unknown accounts', async () => {
    await app.signedUp('known@example.org');
    const answersFor = async (email: string, from: string) => {
      const answers = [];
      for (let attempt = 1; attempt <= 7; attempt += 1) {
        const { status, body, retryAfter } = await login(email, from);
        answers.push({ status, code: body['code'], detail: body['detail'], retryAfter });
      }
      return answers;
    };

    const known = await answersFor('known@example.org', '192.0.2.3');
    expect(await answersFor('unknown@example.org', '192.0.2.3')).toEqual(known);
    expect(known.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });

  it('is limited for one account from everywhere', async () => {
    const statuses = [];
    for (let attempt = 1; attempt <= 21; attempt += 1) {
      statuses.push((await login('everywhere@example.org', `198.51.100.${attempt}`)).status);
    }

    expect(statuses).toEqual([...Array<number>(20).fill(401), 429]);
  });

  it('is limited for one address, however many accounts it tries', async () => {
    const spray = (turn: number, from: string) => login(`spray-${turn}@example.org`, from);
    const answers = await Promise.all(Array.from({ length: 31 }, (_, turn) => spray(turn, '203.0.113.1')));

    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
    expect(await spray(99, '203.0.113.1')).toMatchObject(WAIT);
    expect(await spray(99, '203.0.113.2')).toMatchObject({ status: 401 });
  });

  it('does not get around it by claiming other addresses, unless the proxy claims them', async () => {
    const forwarded = (address: string) => ({ 'x-forwarded-for': address });
    expect(await login('spray-98@example.org', '203.0.113.1', 'x', forwarded('192.0.2.50'))).toMatchObject(WAIT);
    expect(await login('spray-98@example.org', '203.0.113.99', 'x', forwarded('203.0.113.1'))).toMatchObject(WAIT);
    // The client's own claim comes first; the proxy appends whom it has seen.
    const claimed = forwarded('192.0.2.50, 203.0.113.1');
    expect(await login('spray-98@example.org', '203.0.113.99', 'x', claimed)).toMatchObject(WAIT);
    expect(await login('spray-98@example.org', '203.0.113.99', 'x', forwarded('192.0.2.51'))).toMatchObject({
      status: 401,
    });
  });

  it('holds for the way through a provider, at each of its steps', async () => {
    const steps = [
      'GET start',
      'GET callback',
      'POST complete',
      'GET start',
      'GET callback',
      'POST complete',
      'GET start',
    ];
    const statuses = [];
    for (const step of steps) {
      const [method, name] = step.split(' ') as ['GET' | 'POST', string];
      const path = name === 'complete' ? '/auth/oauth/complete' : `/auth/oauth/nobody/${name}`;
      const body = method === 'POST' && { body: {} };
      statuses.push((await app.call(method, path, { from: '203.0.113.8', ...body })).status);
    }

    expect(statuses).toEqual([404, 404, 410, 404, 404, 410, 429]);
  });

  it('holds for making accounts too', async () => {
    const register = (turn: number) =>
      app.call('POST', '/auth/register', {
        from: '203.0.113.7',
        body: { email: `many-${turn}@example.org`, password: PASSWORD, name: 'Many' },
      });
    const answers = await Promise.all(Array.from({ length: 8 }, (_, turn) => register(turn)));

    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(6).fill(201), 429, 429]);
  });
});
