import { AsyncLocalStorage } from 'node:async_hooks';
import type { Principal } from '@odr/access';
import { ArrivalChecks } from '@odr/content';
import type { ContentId, HashBankId } from '@odr/kernel';
import { seedContent } from '@odr/platform/testing';
import { ModerationWorld } from '../testing/moderation-world.js';
import { BankProcessor } from './bank.processor.js';
import { BankVerdicts } from './bank-verdicts.js';
import { ScanRepository } from './scan.repository.js';
import { ScanService } from './scan.service.js';

/** A hash with 128 ones that nothing else in the test is near. */
const hashOf = (seed: number): string => {
  let state = BigInt(seed) * 0x9e3779b97f4a7c15n + 1n;
  let hash = 0n;
  for (let word = 0; word < 4; word += 1) {
    state = (state * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n);
    hash = (hash << 64n) | (state ^ (state >> 29n));
  }
  return hash.toString(16).padStart(64, '0');
};
/** The same with so many bits changed, spread over all pieces. */
const near = (hash: string, bits: number): string =>
  Array.from({ length: bits }, (_, at) => BigInt(((at * 17) % 256) ^ 3))
    .reduce((result, bit) => result ^ (1n << bit), BigInt(`0x${hash}`))
    .toString(16)
    .padStart(64, '0');

describe('hash banks', () => {
  let world: ModerationWorld;
  let admin: Principal;
  let mina: Principal;
  let processor: BankProcessor;
  let seed = 0;
  beforeAll(async () => {
    world = await ModerationWorld.start();
    [admin, mina] = [await world.person('admin'), await world.person()];
    processor = new BankProcessor(world.get(ScanService), world.get(ScanRepository), world.get(BankVerdicts));
  });
  afterAll(() => world.stop());

  const aHash = (): string => hashOf((seed += 1));
  const aBank = async (kind: string, more: object = {}): Promise<HashBankId> => {
    const name = `BANK_${(seed += 1)}`;
    const made = await world.call(admin, 'POST', 'moderation/hash-banks', { name, kind, ...more });
    expect(made.status).toBe(201);
    return made.body['id'] as HashBankId;
  };
  const anEntry = async (bank: HashBankId, hash: string): Promise<string> => {
    const added = await world.call(admin, 'POST', `moderation/hash-banks/${bank}/entries`, { hash });
    expect(added.status).toBe(201);
    return String(added.body['id']);
  };
  /** A content whose hash becomes known, as processing does it. */
  const arrived = async (pdqHash: string, more: object = {}): Promise<ContentId> => {
    const id = await seedContent(world.test, { status: 'pending', pdqHash, ...more });
    await world.test.db.transaction(() => world.get(ArrivalChecks).run(id));
    return id;
  };
  const cases = (id: ContentId): Promise<object[]> =>
    world.test.db.query(
      `SELECT queue, severity, cause, findings FROM moderation_case WHERE subject_id = $1 AND closed_at IS NULL`,
      [id],
    );
  /** Runs what was asked for in the background. */
  const searched = async (bank: HashBankId): Promise<Record<string, unknown>> => {
    await processor.match({ data: { bankId: bank } });
    await carriedOn(bank);
    return scanOf(bank);
  };
  const carriedOn = async (bank: HashBankId): Promise<void> => {
    const rows = await world.test.db.query<{ id: string }>(
      `SELECT id FROM hash_scan WHERE bank_id = $1 AND state IN ('running', 'applying')`,
      [bank],
    );
    for (const { id } of rows) await processor.search({ data: { scanId: id } });
  };
  const scanOf = async (bank: HashBankId): Promise<Record<string, unknown>> =>
    (await world.call(admin, 'GET', `moderation/hash-banks/${bank}`)).body['scan'] as Record<string, unknown>;

  it('hides what a block bank knows in the transaction that makes its hash known, and asks a person', async () => {
    const hash = aHash();
    const bank = await aBank('block');
    await anEntry(bank, hash);

    const [close, far] = [await arrived(near(hash, 30)), await arrived(near(hash, 32))];

    expect(await world.statusOf(close)).toBe('quarantined');
    expect(await cases(close)).toMatchObject([{ severity: 3, cause: { kind: 'bank', id: bank } }]);
    expect([await world.statusOf(far), await cases(far)]).toEqual(['pending', []]);
  });

  it('finds a picture that was turned', async () => {
    const hash = aHash();
    await anEntry(await aBank('block'), hash);
    const turned = await seedContent(world.test, { status: 'pending', pdqHash: aHash() });
    await world.test.asOwner(`UPDATE content SET pdq_turned = decode($2, 'hex') WHERE id = $1`, [
      turned,
      [...Array.from({ length: 6 }, aHash), hash].join(''),
    ]);
    await world.get(ArrivalChecks).run(turned);

    expect(await world.statusOf(turned)).toBe('quarantined');
    expect(await world.test.db.query(`SELECT turn FROM hash_match WHERE content_id = $1`, [turned])).toEqual([
      { turn: 7 },
    ]);
  });

  it('lets an allow bank keep a review bank quiet, but not a block bank', async () => {
    const [harmless, harmful] = [aHash(), aHash()];
    const [review, block, allow] = [await aBank('review'), await aBank('block'), await aBank('allow')];
    for (const bank of [review, allow]) await anEntry(bank, harmless);
    for (const bank of [block, allow]) await anEntry(bank, harmful);

    const [quiet, hidden] = [await arrived(harmless), await arrived(harmful)];

    expect([await world.statusOf(quiet), await cases(quiet)]).toEqual(['pending', []]);
    expect(await world.statusOf(hidden)).toBe('quarantined');
  });

  it('matches nothing of too little structure, by refuted entries, or by a bank that is off', async () => {
    const hash = aHash();
    const bank = await aBank('block');
    const entry = await anEntry(bank, hash);
    expect(await world.statusOf(await arrived(hash, { pdqQuality: 49 }))).toBe('pending');

    const path = `moderation/hash-banks/${bank}`;
    await world.call(admin, 'PATCH', `${path}/entries/${entry}`, { confirmed: 'refuted' });
    expect(await world.statusOf(await arrived(hash))).toBe('pending');
    await world.call(admin, 'PATCH', `${path}/entries/${entry}`, { confirmed: 'confirmed' });
    await world.call(admin, 'PATCH', path, { isEnabled: false });
    expect(await world.statusOf(await arrived(hash))).toBe('pending');
    await world.call(admin, 'PATCH', path, { isEnabled: true });
    expect(await world.statusOf(await arrived(hash))).toBe('quarantined');
  });

  it('remembers that a person has cleared a file, also when it comes again, until that is reversed', async () => {
    const hash = aHash();
    const bank = await aBank('block');
    const entry = await anEntry(bank, hash);
    const first = await arrived(near(hash, 12));
    const item = await world.claim(mina, first, 'flagged');
    const decided = await world.decide(mina, [item], 'approve');
    expect([decided.status, await world.statusOf(first)]).toEqual([201, 'available']);

    await world.get(ArrivalChecks).run(first);
    expect(await world.statusOf(first)).toBe('available');
    // The same bytes come again.
    const [{ sha256 } = { sha256: '' }] = await world.test.asOwner<{ sha256: string }>(
      `UPDATE content SET deleted_at = now() WHERE id = $1 RETURNING sha256`,
      [first],
    );
    const again = await seedContent(world.test, { status: 'pending', pdqHash: near(hash, 12) });
    await world.test.asOwner(`UPDATE content SET sha256 = $2 WHERE id = $1`, [again, sha256]);
    await world.get(ArrivalChecks).run(again);
    expect(await world.statusOf(again)).toBe('pending');

    // Another file is another question; at this distance a verdict says nothing of the entry.
    const other = await arrived(near(hash, 12));
    expect(await world.statusOf(other)).toBe('quarantined');
    await world.get(BankVerdicts).learn(first);
    expect(await confirmed(entry)).toBe('unconfirmed');
  });

  const confirmed = async (entry: string): Promise<unknown> =>
    (await world.test.db.query<{ confirmed: string }>(`SELECT confirmed FROM hash_entry WHERE id = $1`, [entry]))[0]
      ?.confirmed;

  it('learns from verdicts about pictures that are nearly the entry, and from what a person says of it', async () => {
    const hash = aHash();
    const bank = await aBank('review');
    const entry = await anEntry(bank, hash);
    const [one, two] = [await arrived(near(hash, 4)), await arrived(near(hash, 6))];
    await world.decide(mina, [await world.claim(mina, one, 'flagged')], 'approve');
    await world.get(BankVerdicts).learn(one);
    expect(await confirmed(entry)).toBe('refuted');

    await world.decide(mina, [await world.claim(mina, two, 'flagged')], 'reject');
    await world.get(BankVerdicts).learn(two);
    expect(await confirmed(entry)).toBe('confirmed');

    await world.call(admin, 'PATCH', `moderation/hash-banks/${bank}/entries/${entry}`, { confirmed: 'refuted' });
    await world.get(BankVerdicts).learn(two);
    expect(await confirmed(entry)).toBe('refuted');
  });

  it('looks through everything here when it grows, however it compares', async () => {
    const hash = aHash();
    const here = [0, 10, 30].map((bits) => near(hash, bits));
    const found = await Promise.all(here.map((pdqHash) => seedContent(world.test, { pdqHash })));
    const beyond = await seedContent(world.test, { pdqHash: near(hash, 32) });
    const bank = await aBank('block');
    await anEntry(bank, hash);

    expect(await searched(bank)).toMatchObject({ state: 'done', matched: 3, applied: 3 });
    for (const id of found) expect(await world.statusOf(id)).toBe('quarantined');
    expect(await world.statusOf(beyond)).toBe('available');

    // With many entries it asks the index instead.
    const other = aHash();
    const late = await seedContent(world.test, { pdqHash: near(other, 30) });
    const lines = [other, ...Array.from({ length: 210 }, aHash)].map((text) => JSON.stringify({ hash: text }));
    await world.sendLines(admin, `moderation/hash-banks/${bank}/entries/import`, lines);
    expect(await searched(bank)).toMatchObject({ state: 'done', matched: 1, applied: 1 });
    expect(await world.statusOf(late)).toBe('quarantined');
  });

  it('asks first when it would hit too much, and hides nothing before somebody says so', async () => {
    const hash = aHash();
    const flood = await Promise.all(
      Array.from({ length: 21 }, (_, index) => seedContent(world.test, { pdqHash: near(hash, index % 8) })),
    );
    const bank = await aBank('block');
    await anEntry(bank, hash);

    const held = await searched(bank);
    expect(held).toMatchObject({ state: 'held', matched: 21, applied: 0 });
    const path = `moderation/hash-banks/${bank}`;
    expect((await world.call(admin, 'GET', path)).body).toMatchObject({ isPaused: true });
    expect(await world.statusOf(flood[0] as ContentId)).toBe('available');
    const told = await world.test.db.query<{ id: string; matched: number }>(
      `SELECT user_id AS id, (data->>'matched')::integer AS matched FROM notification WHERE kind = 'hash_bank.held' AND data->>'bankId' = $1`,
      [bank],
    );
    expect(told).toContainEqual({ id: admin.userId, matched: 21 });
    expect(told.map(({ id }) => id)).not.toContain(mina.userId);
    // Meanwhile what comes in is not hidden by it, but people are asked.
    const newcomer = await arrived(hash);
    expect([await world.statusOf(newcomer), (await cases(newcomer)).length]).toEqual(['pending', 1]);
    const shown = await world.call(mina, 'GET', `${path}/matches?scanId=${String(held['id'])}&limit=5&total=true`);
    expect([shown.body.items.length, shown.body['total']]).toEqual([5, 21]);

    const apply = `${path}/searches/${String(held['id'])}/apply`;
    expect(await world.call(mina, 'POST', apply)).toMatchObject({ status: 403 });
    expect(await world.call(admin, 'POST', apply)).toMatchObject({ status: 202, body: { isPaused: false } });
    await carriedOn(bank);
    expect(await scanOf(bank)).toMatchObject({ state: 'done', applied: 21 });
    for (const id of flood) expect(await world.statusOf(id)).toBe('quarantined');
    expect(await world.call(admin, 'POST', apply)).toMatchObject({
      status: 409,
      body: { code: 'hash_bank.scan_state' },
    });
  });

  it('shows what it would hit to whoever asks, and forgets that when it is discarded', async () => {
    const hash = aHash();
    const content = await seedContent(world.test, { pdqHash: hash });
    const bank = await aBank('block', { isEnabled: true });
    await anEntry(bank, hash);
    const path = `moderation/hash-banks/${bank}`;

    expect(await world.call(admin, 'POST', `${path}/searches`)).toMatchObject({ status: 202 });
    await carriedOn(bank);
    const held = await scanOf(bank);
    expect(held).toMatchObject({ state: 'held', isPreview: true, matched: 1 });
    // Whoever asks for a preview waits for it; nobody else is told.
    expect(
      await world.test.db.query(`SELECT FROM notification WHERE kind = 'hash_bank.held' AND data->>'bankId' = $1`, [
        bank,
      ]),
    ).toEqual([]);
    await world.call(admin, 'POST', `${path}/searches/${String(held['id'])}/discard`);

    expect((await world.call(admin, 'GET', `${path}/matches`)).body.items).toEqual([]);
    expect(await world.statusOf(content)).toBe('available');
  });

  it('misses nothing that arrives while it begins to search', async () => {
    const hash = aHash();
    const bank = await aBank('block');
    const late = await seedContent(world.test, { status: 'pending' });
    // The arrival has looked at the bank, but has not committed, when the entry comes and the search begins.
    const outside = AsyncLocalStorage.snapshot();
    let begun: Promise<unknown> = Promise.resolve();
    await world.test.db.transaction(async () => {
      await world.test.db.query(`UPDATE content SET pdq_hash = $2, pdq_quality = 90 WHERE id = $1`, [late, hash]);
      await world.get(ArrivalChecks).run(late);
      begun = outside(async () => {
        await anEntry(bank, hash);
        await processor.match({ data: { bankId: bank } });
      });
      while (!(await waitsForArrivals())) await new Promise((resolve) => setTimeout(resolve, 20));
    });
    await begun;
    await carriedOn(bank);

    expect(await world.statusOf(late)).toBe('quarantined');
  });

  /** Whether a search waits for whoever is matching. */
  const waitsForArrivals = async (): Promise<boolean> =>
    (
      await world.test.asOwner(
        `SELECT FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ExclusiveLock' AND NOT granted`,
      )
    ).length > 0;

  it('answers broken lines and loses no good one; what it exports can be read back', async () => {
    const bank = await aBank('review');
    const content = await seedContent(world.test, { pdqHash: aHash() });
    const good = aHash();
    const lines = [
      JSON.stringify({ hash: good, quality: 88, source: 'a list' }),
      '{"hash": ',
      JSON.stringify({ hash: 'abc' }),
      JSON.stringify({ hash: good.toUpperCase() }),
      JSON.stringify({ contentId: content }),
      JSON.stringify({ contentId: bank }),
      JSON.stringify({ hash: aHash(), quality: 101 }),
      JSON.stringify({ hash: aHash(), colour: 'red' }),
    ];
    const answers = await world.sendLines(admin, `moderation/hash-banks/${bank}/entries/import`, lines);
    expect(answers.map(({ status }) => status)).toEqual([201, 400, 400, 200, 201, 404, 400, 400]);
    expect(answers[1]).toMatchObject({ line: 2, error: { code: 'hash_bank.broken_line' } });

    const exported = await world.text(admin, `moderation/hash-banks/${bank}/entries/export`);
    const other = await aBank('review');
    const back = await world.sendLines(
      admin,
      `moderation/hash-banks/${other}/entries/import`,
      exported.trim().split('\n'),
    );
    expect(back.map(({ status }) => status)).toEqual([201, 201]);
    const { items } = (await world.call(mina, 'GET', `moderation/hash-banks/${other}/entries?total=true`)).body;
    expect(items).toMatchObject([
      { quality: 100 },
      { hash: good, quality: 88, source: 'a list', seededBy: admin.userId },
    ]);
  });

  it('refuses what makes no sense, and who may not', async () => {
    const bank = await aBank('review');
    const path = `moderation/hash-banks/${bank}`;
    const post = (to: string, body: object, who = admin): Promise<object> => world.call(who, 'POST', to, { ...body });
    expect(await post('moderation/hash-banks', { name: 'lower', kind: 'block' })).toMatchObject({ status: 400 });
    expect(await post('moderation/hash-banks', { name: 'FAR', kind: 'block', distance: 32 })).toMatchObject({
      status: 400,
    });
    expect(await post('moderation/hash-banks', { name: 'MINAS', kind: 'block' }, mina)).toMatchObject({ status: 403 });
    expect(await post(`${path}/entries`, {})).toMatchObject({ status: 400 });
    const hash = aHash();
    const id = await anEntry(bank, hash);
    expect(await post(`${path}/entries`, { hash })).toMatchObject({
      status: 409,
      body: { code: 'hash_bank.entry_taken', existingId: id },
    });
    const bare = await seedContent(world.test);
    expect(await post(`${path}/entries`, { contentId: bare })).toMatchObject({
      status: 422,
      body: { code: 'hash_bank.no_hash' },
    });
    expect(await world.call(admin, 'PATCH', path, { note: 'x' }, { 'if-match': '"9"' })).toMatchObject({ status: 412 });
    await arrived(hash);
    for (const used of [path, `${path}/entries/${id}`])
      expect(await world.call(admin, 'DELETE', used)).toMatchObject({
        status: 409,
        body: { code: 'hash_bank.in_use' },
      });
    await expect(
      world.test.db.query(
        `INSERT INTO hash_entry (id, seq, bank_id, hash, quality) VALUES (gen_random_uuid(), 1, $1, ('x' || $2)::bit(256), 9)`,
        [bank, aHash()],
      ),
    ).rejects.toThrow(/seeded_by/);
  });
});
