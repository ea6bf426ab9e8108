import { setTimeout as sleep } from 'node:timers/promises';
import { callOk, signIn, signUp, type Account } from '../matrix/accounts.js';
import { inTurns } from '../matrix/in-turns.js';
import { send, type Answer } from '../matrix/requests.js';
import { OwnSystem } from '../support/own-system.js';

const WITHIN_MS = 1_000;
const PAUSE_MS = 20;
const SEARCHES = 20;

describe('two API processes', () => {
  let system: OwnSystem;
  /** Addresses of the one where it is done, and of the other where it has to hold. */
  let here: string;
  let there: string;
  let administrator: Account;
  const measured: string[] = [];

  beforeAll(async () => {
    system = await OwnSystem.start({ processes: 2, env: { RATE_LIMITS: `search.caller=${SEARCHES}/600` } });
    [here = '', there = ''] = system.processes.map(({ url }) => url);
    administrator = await signUp(system, { name: 'Ann Admin', role: 'admin' });
  }, 120_000);
  afterAll(async () => {
    process.stderr.write(`let in on the other process for: ${measured.join(', ')}\n`);
    await system.stop();
  });

  const get = (base: string, path: string, headers: Readonly<Record<string, string>>): Promise<Answer> =>
    send(base, 'GET', `/api/v1${path}`, headers, {});
  const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

  /**
   * Warms the other process up, so that it remembers who that is, does it here, and asks there until the answer has the status.
   * @returns when the last request was sent that was still let in, in ms after it was done here
   */
  async function heldAfter(
    what: string,
    ask: () => Promise<Answer>,
    act: () => Promise<unknown>,
    status: number,
  ): Promise<number> {
    expect((await ask()).status).toBe(200);
    await act();
    const doneMs = performance.now();
    let lastMs = 0;
    for (let sentMs = 0; sentMs < 5 * WITHIN_MS; await sleep(PAUSE_MS)) {
      sentMs = performance.now() - doneMs;
      if ((await ask()).status === status) break;
      lastMs = Math.round(sentMs);
    }
    measured.push(`${what} ${lastMs} ms`);
    return lastMs;
  }

  describe('agree within a second', () => {
    const me = (token: string) => () => get(there, '/auth/me', bearer(token));

    it('that a session was ended from another device', async () => {
      const person = await signUp(system, { name: 'Dora Devices' });
      const other = await signIn({ url: here }, person);
      const { items } = await callOk<{ items: { id: string; isCurrent: boolean }[] }>(
        { url: here },
        'GET',
        '/auth/sessions',
        { token: other },
      );
      const first = items.find(({ isCurrent }) => !isCurrent)?.id ?? '';
      const end = () => callOk({ url: here }, 'DELETE', `/auth/sessions/${first}`, { token: other });

      expect(await heldAfter('session ended', me(person.token), end, 401)).toBeLessThan(WITHIN_MS);
      expect((await me(other)()).status).toBe(200);
    });

    it('that somebody signed out', async () => {
      const { token } = await signUp(system, { name: 'Olga Out' });
      const out = () => callOk({ url: here }, 'POST', '/auth/logout', { token, json: {} });

      expect(await heldAfter('signed out', me(token), out, 401)).toBeLessThan(WITHIN_MS);
    });

    it('that a user was deactivated', async () => {
      const { id, token } = await signUp(system, { name: 'Ina Inactive' });
      const end = () =>
        callOk({ url: here }, 'PATCH', `/users/${id}`, { token: administrator.token, json: { active: false } });

      expect(await heldAfter('deactivated', me(token), end, 401)).toBeLessThan(WITHIN_MS);
    });

    it('that a role was taken away', async () => {
      const { id, token } = await signUp(system, { name: 'Mo Moderator', role: 'moderator' });
      const queues = () => get(there, '/moderation/queues', bearer(token));
      const demote = () =>
        callOk({ url: here }, 'PATCH', `/users/${id}`, { token: administrator.token, json: { role: 'contributor' } });

      expect(await heldAfter('role taken', queues, demote, 403)).toBeLessThan(WITHIN_MS);
    });

    it('that an API key was revoked', async () => {
      const { token } = await signUp(system, { name: 'Kim Key' });
      const json = { name: 'import', scopes: ['export.read'] };
      const made = await callOk<{ id: string; key: string }>({ url: here }, 'POST', '/auth/api-keys', { token, json });
      const list = () => get(there, '/exports', { 'x-api-key': made.key });
      const revoke = () => callOk({ url: here }, 'DELETE', `/auth/api-keys/${made.id}`, { token });

      expect(await heldAfter('key revoked', list, revoke, 401)).toBeLessThan(WITHIN_MS);
    });

    it('that somebody is no member of a team any more', async () => {
      const [owner, member] = await Promise.all([
        signUp(system, { name: 'Otto Owner' }),
        signUp(system, { name: 'Mia Member' }),
      ]);
      const as = { token: owner.token };
      const { id } = await callOk<{ id: string }>({ url: here }, 'POST', '/teams', {
        ...as,
        json: { name: 'Shepherds' },
      });
      await callOk({ url: here }, 'POST', `/teams/${id}/members`, {
        ...as,
        json: { userId: member.id, role: 'viewer' },
      });
      const contents = () => get(there, `/teams/${id}/contents/statistics`, bearer(member.token));
      const remove = () => callOk({ url: here }, 'DELETE', `/teams/${id}/members/${member.id}`, as);

      expect(await heldAfter('member removed', contents, remove, 404)).toBeLessThan(WITHIN_MS);
    });

    it('that a changed password ended the other sessions', async () => {
      const person = await signUp(system, { name: 'Petra Password' });
      const other = await signIn({ url: here }, person);
      const json = { currentPassword: person.password, password: `another ${person.password}` };
      const change = () => callOk({ url: here }, 'PATCH', '/auth/me', { token: other, json });

      expect(await heldAfter('password changed', me(person.token), change, 401)).toBeLessThan(WITHIN_MS);
    });
  });

  describe('count together', () => {
    it('what one may ask for', async () => {
      const { token } = await signUp(system, { name: 'Bea Busy' });
      const answers = await inTurns(8, Array.from({ length: SEARCHES + 10 }), async (_turn) => {
        const base = Math.random() < 0.5 ? here : there;
        return get(base, '/search?q=cow&mode=text', bearer(token));
      });

      expect(answers.filter(({ status }) => status === 200)).toHaveLength(SEARCHES);
      const refused = answers.filter(({ status }) => status === 429);
      expect(refused).toHaveLength(10);
      expect(refused.map(({ headers }) => Number(headers.get('retry-after')) > 0)).not.toContain(false);
    });

    it('wrong passwords: who guesses at both waits at both', async () => {
      const person = await signUp(system, { name: 'Gus Guessed' });
      const guess = (base: string, password: string): Promise<Answer> =>
        send(base, 'POST', '/api/v1/auth/login', {}, { json: { email: person.email, password } });
      for (let failures = 0; failures < 4; failures += 1) {
        expect((await guess(failures % 2 === 0 ? here : there, 'not this one')).status).toBe(401);
      }
      // The fifth failure begins the waiting, wherever it is counted.
      expect((await guess(here, 'not this one either')).status).toBe(401);

      const answers = await Promise.all([guess(here, person.password), guess(there, person.password)]);
      expect(answers.map(({ status }) => status)).toEqual([429, 429]);
    });
  });

  describe('exchange a refresh token', () => {
    const beginning = async (): Promise<{ readonly refreshToken: string; readonly token: string }> => {
      const { email, password, token } = await signUp(system, { name: 'Rita Refresh' });
      const json = { email, password };
      const login = await callOk<{ refreshToken: string }>({ url: here }, 'POST', '/auth/login?mode=token', { json });
      return { refreshToken: login.refreshToken, token };
    };
    const refresh = (base: string, refreshToken: string): Promise<Answer> =>
      send(base, 'POST', '/api/v1/auth/refresh', {}, { json: { refreshToken } });
    const successorIn = ({ text }: Answer): string | undefined =>
      (JSON.parse(text) as { refreshToken?: string }).refreshToken;

    it('once, when ten ask for it at once at both', async () => {
      const { refreshToken } = await beginning();
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_each, index) => refresh(index % 2 === 0 ? here : there, refreshToken)),
      );

      const successors = answers.flatMap((answer) => successorIn(answer) ?? []);
      expect(successors).toHaveLength(1);
      expect(answers.map(({ status }) => status).filter((status) => status !== 200 && status !== 401)).toEqual([]);
      // Used again later, the first token ends what is left of the family: also the one successor, at both.
      expect((await refresh(there, refreshToken)).status).toBe(401);
      expect((await refresh(here, successors[0] ?? '')).status).toBe(401);
    });

    it('and end the family in both when one comes back', async () => {
      const { refreshToken } = await beginning();
      const first = await refresh(here, refreshToken);
      const { accessToken } = JSON.parse(first.text) as { accessToken: string };
      const enter = () => get(there, '/auth/me', bearer(accessToken));
      const reuse = () => refresh(here, refreshToken);

      expect(await heldAfter('token reused', enter, reuse, 401)).toBeLessThan(WITHIN_MS);
      expect((await refresh(there, successorIn(first) ?? '')).status).toBe(401);
    });
  });
});
