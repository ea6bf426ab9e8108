import { newId } from '@odr/kernel';
import { callOk, signUp, type Account } from '../matrix/accounts.js';
import type { Caller } from '../matrix/callers.js';
import { inTurns } from '../matrix/in-turns.js';
import { OPERATIONS, type Operation } from '../matrix/operations.js';
import { send, type Answer } from '../matrix/requests.js';
import { ROUTES } from '../matrix/routes/index.js';
import { changesOf } from '../matrix/trace.js';
import { UNLIMITED } from '../matrix/unlimited.js';
import { World } from '../matrix/world.js';
import { OwnSystem } from '../support/own-system.js';

/** What browsers say of a request that another site's page makes, the last of them before 2020. */
const FROM_ELSEWHERE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'another site': { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  'a sandboxed frame': { 'sec-fetch-site': 'cross-site', origin: 'null' },
  'a neighbour below the same domain': { 'sec-fetch-site': 'same-site', origin: 'https://neighbour.example.org' },
  'another site in an old browser': { origin: 'https://evil.example' },
};

/** What a page can send elsewhere without being asked whether it may. */
const SIMPLE_TYPES = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''];

describe('a request from another site', () => {
  let system: OwnSystem;
  let world: World;
  let victim: Account;
  let cookie: string;

  beforeAll(async () => {
    system = await OwnSystem.start({ env: UNLIMITED });
    world = await World.create(system);
    victim = await signUp(system, { name: 'Vera Victim', role: 'admin' });
    cookie = await cookieOf(victim);
  }, 120_000);
  afterAll(() => system.stop());

  const signInByPage = (json: object, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
    send(system.url, 'POST', '/api/v1/auth/login', {}, { json, headers });
  const cookieOf = async ({ email, password }: Account): Promise<string> =>
    (await signInByPage({ email, password })).headers.getSetCookie()[0]?.split(';')[0] ?? '';

  /** Everything that is about the victim. */
  const standing = (): Promise<object[]> =>
    system.query(
      `SELECT to_jsonb(u) AS account,
              (SELECT jsonb_agg(to_jsonb(s) ORDER BY s.id) FROM user_session s WHERE s.user_id = u.id) AS sessions,
              (SELECT jsonb_agg(to_jsonb(t) ORDER BY t.sha256) FROM refresh_token t JOIN user_session s ON s.id = t.session_id
                WHERE s.user_id = u.id) AS tokens
         FROM user_account u WHERE u.id = $1`,
      [victim.id],
    );

  /** The requests of the matrix about what is the victim's own, with nothing but the cookie to prove it. */
  const forgeries = (operations: readonly Operation[]): Promise<(() => Promise<Answer>)[]> =>
    inTurns(8, operations, async (operation) => {
      const route = ROUTES[operation.name];
      if (route === undefined) throw new Error(`${operation.name} has no line in the matrix.`);
      const caller: Caller = { name: 'victim', userId: victim.id, email: victim.email, role: 'admin', headers: {} };
      const [relation = 'none'] = route.kind.relations;
      const resource = await route.kind.make(world, relation, caller);
      const path = operation.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => resource[name] ?? '');
      // A token in the body would be a proof of its own; here it is about the cookie.
      const { json, ...rest } = route.request({ world, resource, caller });
      const { refreshToken: _proof, ...body } = { refreshToken: undefined, ...json };
      return () =>
        send(
          system.url,
          operation.method,
          path,
          { cookie },
          {
            ...rest,
            ...(json && { json: body }),
            headers: { ...rest.headers, ...headers },
          },
        );
    });
  let headers: Readonly<Record<string, string>>;

  const changing = OPERATIONS.filter(({ method }) => method !== 'GET');

  describe.each(Object.entries(FROM_ELSEWHERE))('by %s', (_who, from) => {
    beforeAll(() => {
      headers = from;
    });

    it('is nobody’s on any route that asks for a permission', async () => {
      const guarded = changing.filter(({ permission }) => permission !== undefined);
      const requests = await forgeries(guarded);
      const forging = async (): Promise<void> => {
        const statuses = await inTurns(8, requests, async (request) => (await request()).status);
        expect(guarded.filter((_one, index) => statuses[index] !== 401)).toEqual([]);
      };

      expect(await changesOf(system, forging)).toEqual([]);
    });

    it('leaves the account and its sessions alone on every open route', async () => {
      const requests = await forgeries(changing.filter(({ permission }) => permission === undefined));
      const before = await standing();
      await inTurns(8, requests, (request) => request());

      expect(await standing()).toEqual(before);
    });
  });

  it.each(['refresh', 'logout', 'oauth/complete', 'oauth/link'])(
    'is refused by /auth/%s, which takes a cookie, in every form that needs no leave',
    async (route) => {
      const { authorization } = { authorization: `Bearer ${victim.token}` };
      const proof = { cookie: `${cookie}; odr_oauth_ticket=x`, ...(route === 'oauth/link' && { authorization }) };
      const before = await standing();
      for (const headers of Object.values(FROM_ELSEWHERE)) {
        const asJson = await send(system.url, 'POST', `/api/v1/auth/${route}`, proof, { json: {}, headers });
        expect([asJson.status, asJson.text]).toEqual([403, expect.stringContaining('auth.cross_site')]);
        for (const type of SIMPLE_TYPES) {
          const typed = { ...headers, ...(type && { 'content-type': type }) };
          const simple = await send(system.url, 'POST', `/api/v1/auth/${route}`, proof, { text: '{}', headers: typed });
          expect([type, [400, 403, 415].includes(simple.status)]).toEqual([type, true]);
        }
      }
      expect(await standing()).toEqual(before);
    },
  );

  it('would be let in from our own page: it is the site that is refused', async () => {
    const headers = { 'sec-fetch-site': 'same-origin' };
    const answer = await send(system.url, 'POST', '/api/v1/auth/refresh', { cookie }, { json: {}, headers });

    expect(answer.status).toBe(200);
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  });

  it('signs nobody in, so that no one works in an account of the attacker', async () => {
    const { email, password } = world.stranger;
    for (const headers of Object.values(FROM_ELSEWHERE)) {
      const answer = await signInByPage({ email, password }, headers);

      expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
    }
  });

  it('is never told that another site may read the answer', async () => {
    for (const { method, path } of OPERATIONS) {
      const [from] = Object.values(FROM_ELSEWHERE);
      const preflight = {
        ...from,
        'access-control-request-method': method,
        'access-control-request-headers': 'authorization',
      };
      const asked = await send(
        system.url,
        'OPTIONS',
        path.replaceAll(/\{\w+\}/g, newId<string>()),
        {},
        { headers: preflight },
      );

      expect([path, asked.headers.get('access-control-allow-origin')]).toEqual([path, null]);
      expect([path, asked.headers.get('access-control-allow-credentials')]).toEqual([path, null]);
    }
  });

  describe('a refresh token planted before sign-in', () => {
    const sessionsOf = async (userId: string): Promise<string[]> =>
      (await system.query<{ id: string }>(`SELECT id FROM user_session WHERE user_id = $1`, [userId])).map(
        ({ id }) => id,
      );

    it.each(['an invented one', 'one of the attacker'])('is not adopted: %s', async (which) => {
      const planted =
        which === 'an invented one' ? 'odr_refresh=planted-by-somebody-else' : await cookieOf(world.stranger);
      const [mine, attackers] = [await sessionsOf(victim.id), await sessionsOf(world.stranger.id)];

      const answer = await signInByPage({ email: victim.email, password: victim.password }, { cookie: planted });

      const added = (await sessionsOf(victim.id)).filter((id) => !mine.includes(id));
      expect(added).toHaveLength(1);
      expect(await sessionsOf(world.stranger.id)).toEqual(attackers);
      const given = answer.headers.getSetCookie()[0]?.split(';')[0];
      expect(given).toMatch(/^odr_refresh=./);
      expect(given).not.toBe(planted);
      const byPlanted = await send(system.url, 'POST', '/api/v1/auth/refresh', { cookie: planted }, { json: {} });
      expect(byPlanted.text).not.toContain(victim.email);
    });

    it('does not come along: each sign-in is a session of its own', async () => {
      const before = await sessionsOf(victim.id);
      const json = { email: victim.email, password: victim.password };
      await Promise.all([1, 2, 3].map(() => callOk(system, 'POST', '/auth/login', { json })));

      expect((await sessionsOf(victim.id)).filter((id) => !before.includes(id))).toHaveLength(3);
    });
  });
});
