import { randomBytes, randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { keep } from './keep.mjs';
import { cpuMs, interleaved, treeCpuMs } from './measure.mjs';
import { services } from './services.mjs';
import { ENTITIES } from '../dist/libs/entities/src/index.js';
import { MatchRepository } from '../dist/libs/moderation/src/bank/match.repository.js';
import { Database } from '../dist/libs/platform/src/index.js';

/** As many as ThreatExchange's haystack has; `ENTRIES=1000000 npm run bench bank` takes some minutes more to set up, `KEEP=1` keeps the figures. */
const ENTRIES = Number(process.env.ENTRIES ?? 51_350);
const QUERIES = 100;
const ROUNDS = 2;
const FARTHEST_BITS = 31;
/** How many of the pictures that arrive are known to each bank: 250 pairs. */
const KNOWN = { BLOCK: 100, REVIEW: 100, ALLOW: 50 };

/** What arrives is near one of a block bank, and most of it near others: each bank is to find its own, in whatever orientation. */
export default async function run() {
  const world = await services();
  const source = await new DataSource({
    type: 'postgres',
    url: world.databaseUrl,
    entities: [...ENTITIES],
    poolSize: 4,
    extra: { pipeline: true },
  }).initialize();
  try {
    const db = new Database(source);
    const matches = new MatchRepository(db);
    const arrivals = Array.from({ length: QUERIES }, arrival);
    await seed(source, arrivals);
    const found = { pairs: 0, wrong: 0 };
    const match = async ({ contentId, hashes }) =>
      matches.nearest(contentId, { sha256: '-', status: 'pending' }, { hashes, quality: 80 });
    for (const one of arrivals) {
      const [ours, scanned] = [await match(one), await scan(source, one.hashes)];
      const told = ours.map(({ bankName, bits, turn }) => `${bankName} ${bits} ${turn}`).sort();
      found.pairs += told.length;
      if (told.join() !== scanned.join()) found.wrong += 1;
    }
    const pairs = Object.values(KNOWN).reduce((sum, count) => sum + count, 0);
    console.log(
      `  ${found.pairs} of ${pairs} pairs found, ${found.wrong} of ${QUERIES} answers unlike reading every entry`,
    );
    if (found.pairs !== pairs || found.wrong > 0) throw new Error('the match is not exact');
    const { a, b } = await interleaved(
      () => cpuOfEach(arrivals, match),
      () => cpuOfEach(arrivals, ({ hashes }) => scan(source, hashes)),
      ROUNDS,
    );
    if (process.env.KEEP === '1')
      await keep('bank', { entries: ENTRIES, queries: QUERIES, pairs, cpuMs: a, readingAllCpuMs: b });
    return [
      {
        name: `what arrives against ${ENTRIES.toLocaleString('en')} entries of banks in eight orientations, exactly: CPU of the database against reading every entry`,
        ratio: a / b,
        limit: 0.5,
        ours: `${a.toFixed(1)} ms`,
        baseline: `${b.toFixed(1)} ms`,
      },
    ];
  } finally {
    await source.destroy();
    await world.stop();
  }
}

/** A picture in its eight orientations, which have nothing to do with each other here. */
const arrival = () => ({
  contentId: randomUUID(),
  hashes: Array.from({ length: 8 }, () => randomBytes(32).toString('hex')),
});

async function seed(source, arrivals) {
  const userId = randomUUID();
  await source.query(
    `INSERT INTO user_account (id, email, name, password_hash, role) VALUES ($1, 'bench@example.org', 'Bench', '-', 'admin')`,
    [userId],
  );
  await source.query('DROP INDEX hash_entry_slots_idx');
  for (const [name, known] of Object.entries(KNOWN)) {
    const bankId = randomUUID();
    await source.query(
      `INSERT INTO hash_bank (id, name, kind, distance, min_quality, created_by) VALUES ($1, $2, $3, ${FARTHEST_BITS}, 50, $4)`,
      [bankId, name, name.toLowerCase(), userId],
    );
    const near = arrivals.slice(0, known).map(({ hashes }, at) => changed(hashes[at % 8], at % (FARTHEST_BITS + 1)));
    const others = Math.floor(ENTRIES / Object.keys(KNOWN).length) - near.length;
    await source.query(
      `INSERT INTO hash_entry (id, seq, bank_id, hash, quality, seeded_by)
       SELECT gen_random_uuid(), nextval('hash_entry_seq'), $1, ('x' || made.hash)::bit(256), 80, $2
         FROM (SELECT unnest($3::text[]) AS hash
               UNION ALL SELECT encode(sha256(gen_random_uuid()::text::bytea), 'hex') FROM generate_series(1, $4)) made`,
      [bankId, userId, near, others],
    );
  }
  await source.query(INDEX);
  await source.query('VACUUM ANALYZE hash_entry, hash_bank');
}

/** As the migration makes it; filled at once it takes seconds, entry by entry minutes. */
const INDEX = `CREATE INDEX hash_entry_slots_idx ON hash_entry USING gin (pdq_slots(hash)) WITH (fastupdate = off)`;

/** The hash with so many bits changed, anywhere. */
function changed(hash, bits) {
  const bytes = Buffer.from(hash, 'hex');
  const places = Array.from({ length: 256 }, (_, at) => at).sort(() => Math.random() - 0.5);
  for (const place of places.slice(0, bits)) bytes[place >> 3] ^= 1 << (place & 7);
  return bytes.toString('hex');
}

const DISTANCES = Array.from({ length: 8 }, (_none, turn) => `bit_count(e.hash # $${turn + 1}::bit(256))`).join(', ');

/** The nearest of each bank by reading all of them, and comparing each with all eight. */
async function scan(source, hashes) {
  const rows = await source.query(
    `SELECT DISTINCT ON (b.id) b.name, near.bits, array_position(ARRAY[${DISTANCES}], near.bits) - 1 AS turn
       FROM hash_entry e JOIN hash_bank b ON b.id = e.bank_id CROSS JOIN LATERAL (SELECT least(${DISTANCES}) AS bits) near
      WHERE near.bits <= b.distance AND b.is_enabled ORDER BY b.id, near.bits, e.id`,
    hashes.map((hash) => BigInt(`0x${hash}`).toString(2).padStart(256, '0')),
  );
  return rows.map(({ name, bits, turn }) => `${name} ${bits} ${turn}`).sort();
}

/** CPU time of the database for one of them, because whatever else this machine does must not count. */
async function cpuOfEach(arrivals, work) {
  const beforeMs = treeCpuMs(process.pid) - cpuMs(process.pid);
  for (const one of arrivals) await work(one);
  return (treeCpuMs(process.pid) - cpuMs(process.pid) - beforeMs) / arrivals.length;
}
