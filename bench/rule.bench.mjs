import { setInterval } from 'node:timers';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { keep } from './keep.mjs';
import { interleaved, median, treeCpuMs } from './measure.mjs';
import { services } from './services.mjs';
import { ENTITIES } from '../dist/libs/entities/src/index.js';
import { BacktestRepository } from '../dist/libs/moderation/src/rule/backtest/backtest.repository.js';
import { BacktestService } from '../dist/libs/moderation/src/rule/backtest/backtest.service.js';
import { RulePrograms } from '../dist/libs/moderation/src/rule/language/rule-programs.js';
import { RuleRepository } from '../dist/libs/moderation/src/rule/rule.repository.js';
import { Database } from '../dist/libs/platform/src/index.js';

/** `ITEMS=1000000 npm run bench rule` is what the minute of docs/guide/rules.md was measured with; `KEEP=1` keeps the figures. */
const ITEMS = Number(process.env.ITEMS ?? 50_000);
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const LIMIT_S = 60;
const RULE = 'flagged.nsfw && nsfw.sexy > 0.6 && uploader.accountDays < 7 || text.name.finds("(?i)casino|poker")';

/** Contents with a sheet of facts each; one in ten was decided about. */
const SEED = `
  INSERT INTO user_account (id, email, name, password_hash, role)
  SELECT gen_random_uuid(), 'bench@example.org', 'Bench', '-', 'admin';
  SET session_replication_role = replica;
  INSERT INTO content (id, type, name, status, processing_state, sha256, format, size, license, license_verdict, user_id)
  SELECT gen_random_uuid(), 'image', 'picture', 'pending', 'done', encode(sha256(n::text::bytea), 'hex'), 'jpeg', 1000,
         'CC0-1.0', 'open', (SELECT id FROM user_account LIMIT 1) FROM generate_series(1, $count) n;
  INSERT INTO moderation_fact_sheet (content_id, facts, digest)
  SELECT c.id, format('{"image":{"width":%s,"height":600,"ratio":1.333,"pixels":480000,"size":12345,"format":"jpeg"},"text":{"name":"%s","alt":"%s","seen":"","captions":["%s"]},"license":{"id":"CC0-1.0","verdict":"open"},"uploader":{"approved":10,"rejected":1,"pending":2,"accountDays":%s,"inTeam":false},"nsfw":{"porn":0.01,"hentai":0.01,"sexy":%s,"drawing":0.1,"neutral":0.5},"faces":{"score":0,"count":0},"watermark":{"score":0},"quality":{"sharpness":0.4,"brightness":0.5,"contrast":0.6,"noise":1.2},"hash":{"quality":100},"flagged":{"no_alt_text":false,"no_source":false,"blurry":false,"overexposed":false,"underexposed":false,"tiny":false,"nsfw":%s,"face":false,"text":false,"watermark":false},"labels":[],"findings":[],"banks":[]}',
           floor(random() * 4000), CASE WHEN random() < 0.01 THEN 'Casino night' ELSE 'A picture of a street' END, repeat('quiet ', 20), repeat('a cat on a wall ', 12),
           floor(random() * 400), round(random()::numeric, 3), (random() < 0.2)::text)::json, sha256(c.id::text::bytea)
    FROM content c;
  INSERT INTO moderation_case (id, queue, family, subject_type, subject_id, state, due_at, closed_at)
  SELECT gen_random_uuid(), 'pending', 'intake', 'content', c.id, 'decided', now(), now() FROM content c WHERE random() < 0.1;
  INSERT INTO moderation_decision (id, batch_id, case_id, action, is_final, decided_by)
  SELECT gen_random_uuid(), gen_random_uuid(), c.id, CASE WHEN random() < 0.3 THEN 'reject' ELSE 'approve' END, true, gen_random_uuid() FROM moderation_case c;
  SET session_replication_role = DEFAULT;
  INSERT INTO moderation_rule (id, name, status, version, max_daily_actions, created_by)
  SELECT gen_random_uuid(), 'Bench', 'draft', 1, 10, id FROM user_account LIMIT 1`;

/** The same rows in one pass: each sheet with what people decided, and nothing asked of it. */
const ONE_PASS = `
  SELECT s.id, s.content_id, s.facts, v.acted
    FROM moderation_fact_sheet s
    LEFT JOIN (SELECT DISTINCT ON (c.subject_id) c.subject_id, d.action <> 'approve' AS acted
                 FROM moderation_case c JOIN moderation_decision d ON d.case_id = c.id
                WHERE c.subject_type = 'content' AND c.purpose = 'decide' AND d.is_final AND d.reversed_at IS NULL
                ORDER BY c.subject_id, d.decided_at DESC) v ON v.subject_id = s.content_id
   ORDER BY s.content_id, s.id`;

/** One rule over everything that came in, against one SQL pass that reads the same rows: CPU of the process and of the database. */
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
    for (const statement of SEED.replaceAll('$count', String(ITEMS)).split(';\n')) await source.query(statement);
    await source.query(
      `INSERT INTO moderation_rule_version (rule_id, version, expression, action, max_daily_actions, made_by)
       SELECT id, 1, $1, 'flag', 10, created_by FROM moderation_rule`,
      [RULE],
    );
    await source.query('VACUUM ANALYZE moderation_fact_sheet, moderation_case, moderation_decision, content');
    const [{ id, created_by: by }] = await source.query('SELECT id, created_by FROM moderation_rule');
    const db = new Database(source);
    const backtests = new BacktestRepository(db);
    const service = new BacktestService(backtests, new RuleRepository(db), new RulePrograms());
    const seconds = [];
    const memory = [];
    const replay = async () => {
      const startedMs = performance.now();
      const { cpu, peakMB } = await spent(async () =>
        service.run(await backtests.insert(id, 1, { days: 30 }, by), async () => {}),
      );
      seconds.push((performance.now() - startedMs) / 1_000);
      memory.push(peakMB);
      return cpu;
    };
    const { a, b } = await interleaved(replay, async () => (await spent(() => onePass(world.databaseUrl))).cpu, ROUNDS);
    const [{ done }] = await source.query('SELECT min(done) AS done FROM moderation_backtest');
    if (done !== ITEMS) throw new Error(`a backtest has read ${done} of ${ITEMS}`);
    console.log(
      `  one rule over ${ITEMS.toLocaleString('en')} items: ${median(seconds).toFixed(1)} s (meant to be ${LIMIT_S} s for a million), ${Math.round(median(memory))} MB more at its highest`,
    );
    if (process.env.KEEP === '1')
      await keep('rule', { items: ITEMS, seconds: median(seconds), peakMB: median(memory), cpuMs: a, onePassCpuMs: b });
    return [
      {
        name: `backtest over ${ITEMS.toLocaleString('en')} items, with what people decided: CPU of process and database against one SQL pass over the same rows`,
        ratio: a / b,
        limit: 4,
        ours: `${Math.round(a)} ms`,
        baseline: `${Math.round(b)} ms`,
      },
    ];
  } finally {
    await source.destroy();
    await world.stop();
  }
}

/** From a cursor, as they come. */
async function onePass(url) {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('BEGIN');
  await client.query(`DECLARE sheets NO SCROLL CURSOR FOR ${ONE_PASS}`);
  while ((await client.query('FETCH 5000 FROM sheets')).rows.length > 0);
  await client.query('COMMIT');
  await client.end();
}

async function spent(work) {
  const [before, startedBytes] = [treeCpuMs(process.pid), process.memoryUsage().rss];
  let peakBytes = startedBytes;
  const looking = setInterval(() => (peakBytes = Math.max(peakBytes, process.memoryUsage().rss)), 100);
  await work();
  clearInterval(looking);
  return { cpu: treeCpuMs(process.pid) - before, peakMB: (peakBytes - startedBytes) / 1e6 };
}
