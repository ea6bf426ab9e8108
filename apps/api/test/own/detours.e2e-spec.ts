import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { newId } from '@odr/kernel';
import { inTurns } from '../matrix/in-turns.js';
import { OPERATIONS, type Operation } from '../matrix/operations.js';
import { changesOf } from '../matrix/trace.js';
import { UNLIMITED } from '../matrix/unlimited.js';
import { World } from '../matrix/world.js';
import { content } from '../matrix/kinds/index.js';
import { OwnSystem } from '../support/own-system.js';

/** Ways to write an address so that a guard might read it otherwise than the router does. */
const DETOURS: Readonly<Record<string, (path: string) => string>> = {
  'two slashes in front': (path) => `/${path}`,
  'two slashes inside': (path) => path.replace('/v1/', '/v1//'),
  'a slash behind': (path) => `${path}/`,
  'capital letters': (path) => path.toUpperCase(),
  'an escaped letter': (path) =>
    path.replace(/\/v1\/(.)/, (_all, letter: string) => `/v1/%${letter.charCodeAt(0).toString(16)}`),
  'an escaped slash': (path) => path.replace('/v1/', '/v1%2f'),
  'an escaped slash, twice': (path) => path.replace('/v1/', '/v1%252f'),
  'a step on the spot': (path) => path.replace('/v1/', '/v1/./'),
  'an escaped step on the spot': (path) => path.replace('/v1/', '/v1/%2e/'),
  'a step there and back': (path) => path.replace('/v1/', '/v1/licenses/../'),
  'an escaped step back': (path) => path.replace('/v1/', '/v1/licenses/%2e%2e/'),
  'a backslash': (path) => path.replace('/v1/', '/v1\\'),
  'a parameter of the path': (path) => `${path};x=1`,
  'a zero byte': (path) => `${path}%00`,
  'an ending': (path) => `${path}.json`,
  'a question': (path) => `${path}?x=/api/v1/licenses`,
  'the whole address': (path) => `http://localhost${path}`,
};

const OVERRIDES = ['x-http-method-override', 'x-http-method', 'x-method-override'];

const withoutParameters = (path: string): string => path.replaceAll(/\{\w+\}/g, newId<string>());

describe('a way around the guards', () => {
  let system: OwnSystem;
  let world: World;

  beforeAll(async () => {
    system = await OwnSystem.start({ env: UNLIMITED });
    world = await World.create(system);
  }, 120_000);
  afterAll(() => system.stop());

  /** Sent as it is: `fetch` would tidy the address up. */
  async function raw(method: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
    const { hostname, port } = new URL(system.url);
    const asked = httpRequest({ hostname, port, method, path, headers });
    asked.end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    answer.resume();
    await once(answer, 'end');
    return answer.statusCode ?? 0;
  }

  const guarded = OPERATIONS.filter(({ permission }) => permission !== undefined).map(({ method, path }) => ({
    method,
    path: withoutParameters(path),
  }));

  it.each(Object.entries(DETOURS))('leads nowhere: %s', async (_name, detour) => {
    const asking = async (): Promise<void> => {
      const answered = await inTurns(8, guarded, async ({ method, path }) => ({
        method,
        path: detour(path),
        status: await raw(method, detour(path)),
      }));
      expect(answered.filter(({ status }) => ![400, 401, 404].includes(status))).toEqual([]);
    };

    expect(await changesOf(system, asking)).toEqual([]);
  });

  /** HEAD is answered as GET is, so where that is open this is too. */
  const openToReaders = new Set(
    OPERATIONS.filter(({ method, permission }) => method === 'GET' && permission === undefined).map(({ path }) => path),
  );
  const closed = OPERATIONS.filter(({ path }) => !openToReaders.has(path)).map(({ path }) => withoutParameters(path));

  it.each(['HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'SEARCH', 'PUT'])('is not opened by the verb %s', async (verb) => {
    const isOpen = ({ method, permission }: Operation): boolean => method === verb && permission === undefined;
    const open = new Set(OPERATIONS.filter(isOpen).map(({ path }) => path));
    const asked = closed.filter((path) => !open.has(path));
    const asking = async (): Promise<void> => {
      const answered = await inTurns(8, asked, async (path) => ({ path, status: await raw(verb, path) }));
      expect(answered.filter(({ status }) => status < 400 || status >= 500)).toEqual([]);
    };

    expect(await changesOf(system, asking)).toEqual([]);
  });

  it('is not opened by saying that another verb was meant', async () => {
    const authorization = `Bearer ${world.stranger.token}`;
    const caller = { name: 'owner', userId: world.stranger.id, headers: { authorization } };
    const { id } = await content.make(world, 'own', caller);
    const path = `/api/v1/contents/${id}`;

    for (const header of OVERRIDES) expect(await raw('GET', path, { authorization, [header]: 'DELETE' })).toBe(200);
    expect(await raw('GET', `${path}?_method=DELETE`, { authorization })).toBe(200);
    expect(await raw('GET', path, { authorization })).toBe(200);
    for (const header of OVERRIDES) expect(await raw('POST', '/api/v1/users', { [header]: 'GET' })).toBe(404);
  });
});
