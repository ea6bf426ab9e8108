import { answeredNames, fieldsOf, shapedFields } from '../matrix/fields.js';
import { inTurns } from '../matrix/in-turns.js';
import { OPERATIONS, type Operation } from '../matrix/operations.js';
import { send, type Answer, type Setting } from '../matrix/requests.js';
import { ROUTES, type Route } from '../matrix/routes/index.js';
import { changesOf } from '../matrix/trace.js';
import { UNLIMITED } from '../matrix/unlimited.js';
import { expectedOutcome } from '../matrix/verdict.js';
import { World } from '../matrix/world.js';
import { OwnSystem } from '../support/own-system.js';

/** What somebody would try first, each sent alone. */
const TELLING: Readonly<Record<string, unknown>> = {
  id: '019b0000-0000-7000-8000-000000000001',
  userId: '019b0000-0000-7000-8000-000000000001',
  ownerId: '019b0000-0000-7000-8000-000000000001',
  teamId: '019b0000-0000-7000-8000-000000000001',
  role: 'admin',
  roles: ['admin'],
  isAdmin: true,
  isSuperuser: true,
  permissions: ['user.update'],
  active: true,
  isActive: true,
  status: 'available',
  processingState: 'done',
  sha256: '0'.repeat(64),
  passwordHash: '$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$aGFzaGhhc2g',
  emailVerifiedAt: '2026-01-01T00:00:00Z',
  createdAt: '2000-01-01T00:00:00Z',
  expiresAt: '2999-01-01T00:00:00Z',
  version: 99,
  constructor: 'x',
  prototype: 'x',
  toString: 'x',
  // Whole objects, as one would nest them to change what is behind.
  user: { role: 'admin', isActive: true },
  owner: { id: '019b0000-0000-7000-8000-000000000001', role: 'admin' },
  team: { members: [{ role: 'owner' }] },
  session: { expiresAt: '2999-01-01T00:00:00Z' },
  $set: { role: 'admin' },
  'user.role': 'admin',
  'user[role]': 'admin',
};

/** Refused before all others, so never named beside them. */
const INHERITED: ReadonlySet<string> = new Set(['constructor', 'prototype', 'toString']);

const TEXT_OF_PROTOTYPES = ['{"__proto__":{"role":"admin"}}', '{"constructor":{"prototype":{"role":"admin"}}}'];

describe('what the client has no say in', () => {
  let system: OwnSystem;
  let world: World;
  let attempts = 0;
  /** Every column of every table and every field of every answer. */
  let serverOwned: readonly string[];

  beforeAll(async () => {
    system = await OwnSystem.start({ env: UNLIMITED });
    world = await World.create(system);
    const columns = await system.query<{ name: string }>(
      `SELECT DISTINCT column_name AS name FROM information_schema.columns WHERE table_schema = 'public'`,
    );
    const camelCase = (name: string): string =>
      name.replaceAll(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
    serverOwned = [
      ...new Set([
        ...columns.flatMap(({ name }) => [name, camelCase(name)]),
        ...answeredNames(),
        ...Object.keys(TELLING),
      ]),
    ];
  }, 120_000);
  afterAll(async () => {
    process.stderr.write(`mass assignment: ${serverOwned.length} names, ${attempts} attempts\n`);
    await system.stop();
  });

  /** Somebody who is let through, with what they need for it: a refusal for another reason would prove nothing. */
  async function allowedSetting(operation: Operation, route: Route): Promise<Setting> {
    for (const callerOf of world.callers.toReversed()) {
      const caller = callerOf(operation);
      for (const relation of route.kind.relations) {
        const isOwnOfNobody = relation === 'own' && caller.userId === undefined;
        if (isOwnOfNobody || expectedOutcome(operation, route, caller, relation) !== 'allowed') continue;
        return { world, caller, resource: await route.kind.make(world, relation, caller) };
      }
    }
    throw new Error(`Nobody may ${operation.name}.`);
  }

  async function attempt(operation: Operation, setting: Setting, text: string): Promise<Answer> {
    attempts += 1;
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => setting.resource[name] ?? '');
    const headers = { ...setting.caller.headers, 'content-type': 'application/json' };
    const { query, headers: more } = ROUTES[operation.name]?.request(setting) ?? {};
    return send(system.url, operation.method, path, headers, { query, headers: more, text });
  }

  /** Answers name thousands of fields: read each once. */
  const namedIn = ({ text }: Answer): ReadonlySet<string> =>
    new Set((JSON.parse(text) as { errors?: { path: string }[] }).errors?.map(({ path }) => path));
  const unnamed = (answer: Answer, foreign: readonly string[], prefix = ''): string[] => {
    const named = namedIn(answer);
    return foreign.filter((name) => !named.has(prefix + name));
  };

  const written = OPERATIONS.filter(({ jsonBody, method }) => jsonBody !== undefined && method !== 'GET');

  it.each(written)('cannot be said to $name', async (operation) => {
    const route = ROUTES[operation.name];
    if (route === undefined) throw new Error(`${operation.name} has no line in the matrix.`);
    const setting = await allowedSetting(operation, route);
    const valid = (route.request(setting).json ?? {}) as Record<string, unknown>;
    const own = fieldsOf(operation);
    const foreign = serverOwned.filter((name) => !Object.hasOwn(own, name) && !INHERITED.has(name));
    const alone = Object.entries(TELLING).filter(([name]) => !Object.hasOwn(own, name));

    const trying = async (): Promise<void> => {
      const together = await attempt(operation, setting, JSON.stringify({ ...withAll(foreign), ...valid }));
      expect([operation.name, together.status, together.text.slice(0, 300)]).toEqual([
        operation.name,
        400,
        expect.stringContaining('request.invalid'),
      ]);
      expect(unnamed(together, foreign)).toEqual([]);

      const passed = await inTurns(8, alone, async ([name, value]) => {
        const answer = await attempt(operation, setting, JSON.stringify({ ...valid, [name]: value }));
        return answer.status === 400 && namedIn(answer).has(name) ? [] : [`${name}: ${answer.status} ${answer.text}`];
      });
      expect(passed.flat()).toEqual([]);

      for (const text of TEXT_OF_PROTOTYPES) {
        const inner = JSON.stringify(valid).slice(1);
        const poisoned = inner === '}' ? text : `${text.slice(0, -1)},${inner}`;
        expect([text, (await attempt(operation, setting, poisoned)).status]).toEqual([text, 400]);
      }
    };

    expect(await changesOf(system, trying)).toEqual([]);
  });

  it.each(written)('cannot be hidden in a field of $name', async (operation) => {
    const route = ROUTES[operation.name];
    if (route === undefined) throw new Error(`${operation.name} has no line in the matrix.`);
    const setting = await allowedSetting(operation, route);
    const valid = (route.request(setting).json ?? {}) as Record<string, unknown>;

    const trying = async (): Promise<void> => {
      for (const { name, isList, known } of shapedFields(operation)) {
        const foreign = serverOwned.filter(
          (inner) => !Object.hasOwn(known.properties ?? {}, inner) && !INHERITED.has(inner),
        );
        const value = withAll(foreign);
        const body = JSON.stringify({ ...valid, [name]: isList ? [value] : value });
        const answer = await attempt(operation, setting, body);
        expect([name, answer.status]).toEqual([name, 400]);
        expect(unnamed(answer, foreign, isList ? `${name}.0.` : `${name}.`)).toEqual([]);
      }
      for (const [name, schema] of Object.entries(fieldsOf(operation))) {
        if (!isPlain(schema.type)) continue;
        const body = JSON.stringify({ ...valid, [name]: { role: 'admin', id: valid['id'] } });
        expect([name, (await attempt(operation, setting, body)).status]).toEqual([name, 400]);
      }
    };

    expect(await changesOf(system, trying)).toEqual([]);
  });

  it('cannot be said in what comes with a file', async () => {
    const own = new Set(['name', 'license', 'licenseUrl', 'authors', 'sources', 'teamId', 'altText', 'declarations']);
    const foreign = serverOwned.filter((name) => !own.has(name) && !INHERITED.has(name));
    const { headers } = world.callers[1]?.(OPERATIONS[0] as Operation) ?? { headers: {} };

    const trying = async (): Promise<void> => {
      const form = new FormData();
      form.append('metadata', JSON.stringify({ license: 'CC0-1.0', ...withAll(foreign) }));
      form.append('file', new Blob([new Uint8Array(world.picture.bytes)], { type: 'image/jpeg' }), 'picture.jpg');
      const answer = await send(system.url, 'POST', '/api/v1/contents', headers, { form });

      expect([answer.status, answer.text.slice(0, 300)]).toEqual([400, expect.stringContaining('request.invalid')]);
      const named = new Set([...namedIn(answer)].map((path) => path.split('.').at(-1)));
      expect(foreign.filter((name) => !named.has(name.split('.').at(-1)))).toEqual([]);
    };

    // Whoever tries is shown what became of it.
    const changes = await changesOf(system, trying);
    expect([...new Set(changes.map(({ table }) => table))]).toEqual(['upload_refusal']);
  });
});

const withAll = (names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.map((name) => [name, TELLING[name] ?? 'x']));

const isPlain = (type: string | readonly string[] | undefined): boolean =>
  [type ?? []].flat().some((one) => ['string', 'number', 'integer', 'boolean'].includes(one));
