import { leakyProxy, type Leak } from '../matrix/leaky-proxy.js';
import { missingLines, OperationMatrix, type Findings } from '../matrix/matrix.js';
import { OPERATIONS, type Operation } from '../matrix/operations.js';
import { ROUTES } from '../matrix/routes/index.js';
import { UNLIMITED } from '../matrix/unlimited.js';
import { RELATIONS } from '../matrix/outcome.js';
import { World } from '../matrix/world.js';
import { OwnSystem } from '../support/own-system.js';

/** One can sign in through it as far as the redirect goes, which asks nobody. */
const PROVIDER = { GITHUB_CLIENT_ID: 'matrix', GITHUB_CLIENT_SECRET: 'matrix' };
/** A search that found nothing is counted after a pause, by then during somebody else's call: beyond the end of the run. */
const NOTHING_LATER = { SEARCH_MISS_QUIET_MS: '86400000' };

describe('the authorisation matrix', () => {
  let system: OwnSystem;
  let world: World;
  let cases = 0;
  let holes = missingLines(OPERATIONS).length;

  beforeAll(async () => {
    system = await OwnSystem.start({ env: { ...UNLIMITED, ...PROVIDER, ...NOTHING_LATER } });
    world = await World.create(system);
  }, 120_000);
  afterAll(async () => {
    const size = `${OPERATIONS.length} routes × ${world.callers.length} callers × ${RELATIONS.length} relations`;
    process.stderr.write(`authorisation matrix: ${size} = ${cases} cases, ${holes} holes\n`);
    await system.stop();
  });

  const findings = (operation: Operation, base?: string): Promise<Findings> => {
    const route = ROUTES[operation.name];
    if (route === undefined) throw new Error(missingLines([operation])[0]);
    return new OperationMatrix(world, operation, route, base).run();
  };

  it('has a line for every operation, and none for others', () => {
    const documented = new Set(OPERATIONS.map(({ name }) => name));

    expect(missingLines(OPERATIONS)).toEqual([]);
    expect(Object.keys(ROUTES).filter((name) => !documented.has(name))).toEqual([]);
  });

  const inOrder = OPERATIONS.toSorted(
    (a, b) => Number(ROUTES[a.name]?.isLast ?? 0) - Number(ROUTES[b.name]?.isLast ?? 0),
  );
  it.each(inOrder)('holds for $name', async (operation) => {
    const found = await findings(operation);
    cases += found.cases;
    holes += found.holes.length;

    expect(found.holes).toEqual([]);
  });

  describe('sees', () => {
    const holesWith = async (name: string, leak: Leak): Promise<readonly string[]> => {
      const operation = OPERATIONS.find((one) => one.name === name);
      if (operation === undefined) throw new Error(`There is no ${name}.`);
      const proxy = await leakyProxy(system.url, leak);
      try {
        return (await findings(operation, proxy.url)).holes;
      } finally {
        proxy.close();
      }
    };
    const administrator = (): string => world.administratorsToken;
    const tellsOf = (...words: string[]): unknown =>
      expect.arrayContaining(words.map((one) => expect.stringContaining(one)));

    it('a new route that nobody described', () => {
      const [operation] = OPERATIONS;
      const added = { ...operation, name: 'GET /secrets' } as Operation;

      expect(missingLines([added])).toEqual([expect.stringContaining(`'GET /secrets': route(`)]);
    });

    it('a guard that is gone', async () => {
      const holes = await holesWith('GET /users', (request, forward) => forward(request, administrator()));

      expect(holes).toEqual(
        tellsOf(
          'as anonymous: expected unauthenticated (401), got 200',
          'as moderator: expected forbidden (403), got 200',
        ),
      );
    });

    it('a query without its scope', async () => {
      const holes = await holesWith('GET /contents/{id}', (request, forward) => forward(request, administrator()));

      expect(holes).toEqual(tellsOf('as contributor outside (hidden): expected absent (404), got 200'));
    });

    it('a hidden row that is told from an absent one', async () => {
      const holes = await holesWith('GET /contents/{id}', async (request, forward) => {
        const answer = await forward(request);
        if (answer.status !== 404 || !(await forward(request, administrator())).ok) return answer;
        return new Response(await answer.text(), {
          status: 404,
          headers: { 'content-type': 'application/problem+json', etag: '"1"' },
        });
      });

      expect(holes).toEqual(tellsOf('as contributor outside: hidden 404'));
    });

    it('a refusal that comes after the deed', async () => {
      const holes = await holesWith('PATCH /teams/{id}', async (request, forward) => {
        const answer = await forward(request);
        if (answer.status === 404) await forward(request, administrator());
        return answer;
      });

      expect(holes).toEqual(tellsOf('as contributor outside (hidden): was refused, yet changed'));
    });

    it('a failure where there should be a refusal', async () => {
      const holes = await holesWith('GET /licenses/{id}', async () => new Response('oops', { status: 500 }));

      expect(holes).toEqual(tellsOf('is answered by a failure, 500', 'which is no problem'));
    });
  });
});
