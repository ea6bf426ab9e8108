import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { services } from './services.mjs';
import { AccessModule } from '../dist/libs/access/src/index.js';
import { ENTITIES } from '../dist/libs/entities/src/index.js';
import { CaseService, DecisionService, ModerationModule } from '../dist/libs/moderation/src/index.js';
import { BlobStore, Database, JobQueue, LocalBlobStore, Outbox } from '../dist/libs/platform/src/index.js';

/** Cases of the five severities in a queue of their own, each about a content, and rows to compare with that nothing hangs on. */
const SEED = `
  INSERT INTO moderation_queue (name, title, family, position) VALUES ('bench', 'Bench', 'bench', 99);
  INSERT INTO user_account (id, email, name, password_hash, role)
  SELECT gen_random_uuid(), 'bench' || n || '@example.org', 'Bench', '-', 'moderator' FROM generate_series(1, 32) n;
  SET session_replication_role = replica;
  INSERT INTO content (id, type, name, status, processing_state, sha256, format, size, license, license_verdict, user_id)
  SELECT gen_random_uuid(), 'image', 'picture', 'pending', 'done', encode(sha256(n::text::bytea), 'hex'), 'jpeg', 1000, 'CC0-1.0', 'open',
         (SELECT id FROM user_account LIMIT 1) FROM generate_series(1, $count) n;
  INSERT INTO moderation_case (id, queue, family, subject_type, subject_id, state, severity, priority, due_at)
  SELECT gen_random_uuid(), 'bench', 'bench', 'content', c.id, 'pending', floor(random() * 5), floor(random() * 100),
         now() + make_interval(mins => floor(random() * 5000)::integer) FROM content c;
  CREATE TABLE bare_case AS
  SELECT id, severity, priority, due_at, NULL::uuid AS lease_owner, NULL::timestamptz AS lease_expires_at FROM moderation_case;
  ALTER TABLE bare_case ADD PRIMARY KEY (id);
  CREATE INDEX ON bare_case ((-severity), (-priority), due_at, id) WHERE lease_owner IS NULL;
  SET session_replication_role = DEFAULT;
  INSERT INTO moderation_queue_total (queue, open, overdue) VALUES ('bench', $count, 0)`;

/** The services of moderation as the api has them, on a database with many open cases, with the time that they spend in it. */
export async function moderationWorld(count) {
  const world = await services();
  const dir = await mkdtemp(join(tmpdir(), 'odr-bench-moderation-'));
  process.env.ODR_DATA_DIR = dir;
  const source = await new DataSource({
    type: 'postgres',
    url: world.databaseUrl,
    entities: [...ENTITIES],
    poolSize: 32,
    extra: { pipeline: true },
  }).initialize();
  const db = new Database(source);
  const spent = timed(db);
  for (const statement of SEED.replaceAll('$count', String(count)).split(';\n')) await source.query(statement);
  await source.query('VACUUM ANALYZE moderation_case, content, bare_case');
  const { rows } = await world.query(`SELECT id FROM user_account WHERE role = 'moderator'`);
  const app = await NestFactory.createApplicationContext(modules(db), { logger: ['error'] });
  return {
    cases: app.get(CaseService, { strict: false }),
    decisions: app.get(DecisionService, { strict: false }),
    people: rows.map(({ id }) => ({ userId: id, role: 'moderator', teams: [] })),
    query: (sql, parameters) => source.query(sql, parameters),
    spent,
    async stop() {
      await app.close();
      await source.destroy();
      await world.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** @returns what runs a piece of work and tells how long its statements took, in milliseconds */
function timed(db) {
  const spending = new AsyncLocalStorage();
  for (const way of ['query', 'preparedQuery']) {
    const ask = db[way].bind(db);
    db[way] = async (...given) => {
      const account = spending.getStore();
      if (account === undefined) return ask(...given);
      const startedMs = performance.now();
      try {
        // One way may end in the other; its time is counted once.
        return await spending.exit(() => ask(...given));
      } finally {
        account.ms += performance.now() - startedMs;
      }
    };
  }
  return async (work) => {
    const account = { ms: 0 };
    const result = await spending.run(account, work);
    return { result, ms: account.ms };
  };
}

function modules(db) {
  const values = [
    { provide: Database, useValue: db },
    { provide: BlobStore, useValue: new LocalBlobStore('/nowhere') },
  ];
  class Platform {}
  Module({ providers: [...values, Outbox, JobQueue], exports: [Database, BlobStore, Outbox, JobQueue] })(Platform);
  class Bench {}
  Module({ imports: [{ module: Platform, global: true }, AccessModule, ModerationModule] })(Bench);
  return Bench;
}
