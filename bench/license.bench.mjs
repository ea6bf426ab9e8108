import { DataSource } from 'typeorm';
import { interleaved } from './measure.mjs';
import { services } from './services.mjs';
import { CheckReader } from '../dist/libs/dataset/src/check/check.reader.js';
import { CheckService } from '../dist/libs/dataset/src/check/check.service.js';
import { FactsReader } from '../dist/libs/dataset/src/check/facts.reader.js';
import { Database } from '../dist/libs/platform/src/index.js';

const ITEMS = Number(process.env.ITEMS ?? 1_000_000);
const ROUNDS = 4;

/** Licences as collections have them: open ones mostly, some that no release takes, choices, and nothing at all. */
const LICENSES = [
  ...['CC0-1.0', 'CC-BY-4.0', 'CC-BY-SA-4.0', 'CC-BY-2.0', 'CC-BY-SA-3.0', 'CC-PDM-1.0', 'CC-BY-3.0-DE', 'ODbL-1.0'],
  ...['CC-BY-NC-4.0', 'CC-BY-ND-2.0', 'CC-BY-NC-SA-2.0', 'GFDL-1.3-or-later', 'LAL-1.3', 'MIT', 'CDLA-Permissive-2.0'],
  ...[
    'CC-BY-SA-3.0 OR GFDL-1.3-or-later',
    'CC-BY-4.0 AND MIT',
    'CC-BY-4.0 OR CC-BY-NC-4.0',
    'LicenseRef-omi-us-gov',
    null,
  ],
];

/** One in a thousand is opted out; one in a hundred comes from a database with a licence of its own. */
const SEED = [
  `INSERT INTO content (id, type, name, status, processing_state, sha256, pixel_sha256, format, size, license, license_verdict, flags, user_id)
   SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'image', 'p', 'available', 'done',
          encode(sha256(('c' || n)::bytea), 'hex'), encode(sha256(('x' || n)::bytea), 'hex'), 'jpeg', 1,
          ($1::text[])[1 + n % array_length($1::text[], 1)], 'open', CASE WHEN n % 1000 = 7 THEN '{opted_out}'::text[] ELSE '{}' END, u.id
     FROM generate_series(1, ${ITEMS}) n, (SELECT id FROM user_account LIMIT 1) u`,
  `INSERT INTO content_source (content_id, position, type, value, metadata)
   SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 0, 'url', 'https://example.org/' || n,
          CASE WHEN n % 200 = 0 THEN '{"databaseLicense": "ODbL-1.0"}'::jsonb ELSE '{"databaseLicense": "CC-BY-4.0"}'::jsonb END
     FROM generate_series(100, ${ITEMS}, 100) n`,
];

/** Whether a million items may leave, with rule, removal and closest profile, against the bare count of them by licence. */
export default async function run() {
  const world = await services();
  const source = new DataSource({ type: 'postgres', url: world.databaseUrl });
  try {
    await world.query(
      `INSERT INTO user_account (id, email, name, password_hash, role) VALUES (gen_random_uuid(), 'bench@example.org', 'Bench', '-', 'contributor')`,
    );
    await withoutIndexes(world, async () => {
      await world.query(SEED[0], [LICENSES]);
      await world.query(SEED[1]);
    });
    await world.query('VACUUM ANALYZE content, content_source');
    await source.initialize();
    const db = new Database(source);
    const checks = new CheckService(new CheckReader(db), new FactsReader(db), undefined);
    const actor = { userId: '00000000-0000-7000-8000-000000000000', role: 'moderator', teams: [] };
    let peak = 0;
    const solve = async () => {
      const [startedMs, before] = [performance.now(), process.memoryUsage().heapUsed];
      const { total, allowed, removed, minimalRemoval } = await checks.check(
        { query: {} },
        'omi-core',
        { limit: 50 },
        actor,
      );
      if (total !== ITEMS || allowed || removed === 0 || minimalRemoval.length !== 1_000)
        throw new Error('It solved something else.');
      peak = Math.max(peak, process.memoryUsage().heapUsed - before);
      return performance.now() - startedMs;
    };
    const count = async () => {
      const startedMs = performance.now();
      await db.query(`SELECT c.license, count(*) FROM content c WHERE c.deleted_at IS NULL GROUP BY 1`);
      return performance.now() - startedMs;
    };
    await solve();
    const { a, b } = await interleaved(solve, count, ROUNDS);
    return [
      {
        name: `POST /licensing/check of ${ITEMS.toLocaleString('en')} items against SELECT license, count(*)`,
        ratio: a / b,
        limit: 4,
        ours: `${(a / 1_000).toFixed(2)} s, at most ${Math.max(0, peak / 1e6).toFixed(0)} MB of heap`,
        baseline: `${(b / 1_000).toFixed(2)} s`,
      },
    ];
  } finally {
    if (source.isInitialized) await source.destroy();
    await world.stop();
  }
}

/** A million rows go in faster before their indexes than under them; what is measured has all of them. */
async function withoutIndexes(world, fill) {
  const { rows } = await world.query(
    `SELECT indexdef, format('%I', indexname) AS name FROM pg_indexes
      WHERE tablename IN ('content', 'content_source') AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conname = indexname)`,
  );
  for (const { name } of rows) await world.query(`DROP INDEX ${name}`);
  await fill();
  for (const { indexdef } of rows) await world.query(indexdef);
}
