import type { Principal } from '@odr/access';
import { DiscoveryWorld, type Answer } from '../testing/discovery-world.js';
import { MissListener } from './miss-listener.js';
import { MissRepository } from './miss.repository.js';

describe('searches that find nothing', () => {
  let world: DiscoveryWorld;
  let people: Principal[];
  let admin: Principal;

  beforeAll(async () => {
    process.env['SEARCH_MISS_PEOPLE'] = '3';
    // Nobody waits for pauses here: asking something else ends them.
    process.env['SEARCH_MISS_QUIET_MS'] = '600000';
    world = await DiscoveryWorld.start();
    people = [await world.person(), await world.person(), await world.person()];
    admin = await world.person('admin');
    await world.picture({ name: 'highland cow.jpg' });
  });
  afterAll(async () => {
    delete process.env['SEARCH_MISS_PEOPLE'];
    delete process.env['SEARCH_MISS_QUIET_MS'];
    await world.stop();
  });
  beforeEach(() => world.test.asOwner('TRUNCATE search_miss CASCADE'));

  const search = (query: string, as?: Principal): Promise<Answer> => world.send('GET', `/search?${query}`, as);
  /** Somebody asks, finds nothing, and goes on to what there is. */
  const miss = async (as: Principal | undefined, q: string, more = ''): Promise<void> => {
    const { status, body } = await search(`q=${encodeURIComponent(q)}${more}`, as);
    expect([status, body.arms]).toEqual([
      200,
      expect.arrayContaining([expect.objectContaining({ arm: 'text', hits: 0 })]),
    ]);
    await search('q=cow', as);
    await world.get(MissListener).written();
  };
  const listed = async (query = ''): Promise<{ text: string; times: number }[]> =>
    (await world.send('GET', `/search/misses?${query}`, admin)).body.items;
  const kept = (): Promise<object[]> => world.test.asOwner('SELECT text, times FROM search_miss');
  const askers = (): Promise<object[]> => world.test.asOwner('SELECT 1 FROM search_miss_asker');

  it('are shown once enough different people have asked, and who asked is forgotten then', async () => {
    const [ada, bob, eve] = people;
    for (const again of ['Barn  owl', 'barn OWL']) await miss(ada, again);
    await miss(bob, 'barn owl');

    expect(await listed()).toEqual([]);
    expect(await kept()).toEqual([{ text: null, times: 3 }]);
    expect(await askers()).toHaveLength(2);

    await miss(eve, 'barn owl');
    await miss(undefined, 'barn owl');

    const today = new Date().toISOString().slice(0, 10);
    expect(await listed()).toEqual([{ text: 'barn owl', language: 'english', times: 5, lastOn: today }]);
    expect(await askers()).toEqual([]);
  });

  it('count what was meant in the end, not each letter on the way', async () => {
    for (const person of people) {
      for (const typed of ['ostr', 'ostric', 'ostrich']) await search(`q=${typed}`, person);
      await search('q=cow', person);
    }
    await world.get(MissListener).written();

    expect((await listed()).map(({ text }) => text)).toEqual(['ostrich']);
    expect(await kept()).toHaveLength(1);
  });

  it('leave out what filters hide, and what could say who asked', async () => {
    for (const q of ['ada@example.org', '+44 20 7946 0018', '"" -']) await miss(people[0], q);
    await miss(people[0], 'cow', '&license=MIT');

    expect(await kept()).toEqual([]);
  });

  it('are turned page by page, the most frequent first', async () => {
    for (const q of ['emu', 'kiwi', 'rhea']) for (const person of people) await miss(person, q);
    await miss(people[0], 'kiwi');

    const first = await world.send('GET', '/search/misses?limit=1', admin);
    expect(first.body).toMatchObject({ items: [{ text: 'kiwi', times: 4 }], leastPeople: 3, keptDays: 90 });
    const rest = await listed(`limit=5&cursor=${first.body.nextCursor as string}`);
    expect(rest.map(({ text }) => text).sort()).toEqual(['emu', 'rhea']);
    const broken = await world.send('GET', '/search/misses?cursor=x', admin);
    expect(broken).toMatchObject({ status: 400, body: { code: 'request.malformed_cursor' } });
  });

  it('are forgotten', async () => {
    for (const person of people) await miss(person, 'emu');
    await miss(people[0], 'kiwi');
    const age = (days: number): Promise<unknown> =>
      world.test.asOwner(
        `WITH one AS (UPDATE search_miss SET last_on = last_on - $1::int) UPDATE search_miss_asker SET asked_on = asked_on - $1::int`,
        [days],
      );

    await age(31);
    await world.get(MissRepository).prune();
    expect(await kept()).toEqual([{ text: 'emu', times: 3 }]);
    expect(await askers()).toEqual([]);
    expect(await listed('days=30')).toEqual([]);
    expect(await listed('days=90')).toHaveLength(1);

    await age(60);
    await world.get(MissRepository).prune();
    expect(await kept()).toEqual([]);
  });

  it('are for those who look after the search', async () => {
    expect((await world.send('GET', '/search/misses', people[0])).status).toBe(403);
    expect((await world.send('GET', '/search/misses')).status).toBe(401);
  });
});
