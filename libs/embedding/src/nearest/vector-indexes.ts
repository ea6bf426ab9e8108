import { Injectable, Logger } from '@nestjs/common';
import type { EmbeddingEngine } from '@odr/entities';
import type { JobId } from '@odr/kernel';
import { JobQueue, OwnerDatabase, type OwnerQuery } from '@odr/platform';
import { IndexIsBeingBuilt } from './nearest.errors.js';
import { nearestConfig } from './nearest.config.js';
import { literal, tableOf } from './nearest.statements.js';
import { INDEXES_OF_ENGINE, VectorIndexReader, type VectorIndex } from './vector-index.reader.js';
import { indexForm, indexKindOf, type IndexForm, type VectorSpace } from './vector-space.policy.js';

/** Says how far a build is. */
export type BuildProgress = (done: number, total: number) => Promise<void>;

const POLL_MS = 2_000;
/** What pgvector keeps of a row while it builds a graph, beside its vector. */
const BUILD_BYTES = 1_300;
const MIN_BUILD_MB = 64;

/** Makes and drops the index of an engine, beside whoever reads and writes: no statement here locks anybody out. */
@Injectable()
export class VectorIndexes {
  private readonly log = new Logger(VectorIndexes.name);

  constructor(
    private readonly owner: OwnerDatabase,
    private readonly reader: VectorIndexReader,
    private readonly jobs: JobQueue,
  ) {}

  /** Asks for a job that gives the engine the index it should have. */
  request(engineId: string): Promise<JobId | undefined> {
    return this.jobs.add('embedding.index', { engineId }, { dedupeKey: `index:${engineId}` });
  }

  /** What is wrong with the indexes of the engine, if anything; one that is being built looks broken. */
  async needOf(engine: EmbeddingEngine): Promise<'missing' | 'broken' | undefined> {
    const present = await this.reader.all(engine);
    const wanted = wantedForm(engine);
    if (present.some(({ isValid }) => !isValid)) return 'broken';
    return wanted && !present.some((index) => isOf(engine, wanted, index)) ? 'missing' : undefined;
  }

  /**
   * Gives the engine the index it should have: builds it unless it is there, then drops others and what a broken build has left.
   * Takes minutes for some hundred thousand vectors; questions are answered by the old index meanwhile, or exactly.
   * @throws IndexIsBeingBuilt when another process is at it
   */
  async ensure(engine: EmbeddingEngine, progress: BuildProgress = () => Promise.resolve()): Promise<void> {
    const wanted = wantedForm(engine);
    await this.alone(engine, async (query, present) => {
      // A broken index answers nothing and still costs every writer.
      for (const { name } of present.filter(({ isValid }) => !isValid)) await dropIndex(query, name);
      const sound = present.filter(({ isValid }) => isValid);
      const kept = wanted && sound.find((index) => isOf(engine, wanted, index));
      if (wanted && !kept) await this.build(query, engine, wanted, progress);
      for (const index of sound) if (index !== kept) await dropIndex(query, index.name);
    });
  }

  /** Drops every index of the engine. */
  async drop(engine: EmbeddingEngine): Promise<void> {
    await this.alone(engine, async (query, present) => {
      for (const { name } of present) await dropIndex(query, name);
    });
  }

  private async build(
    query: OwnerQuery,
    engine: EmbeddingEngine,
    form: IndexForm,
    progress: BuildProgress,
  ): Promise<void> {
    const [row] = await query<{ vectors: number; pid: number }>(
      `SELECT count(*)::int AS vectors, pg_backend_pid() AS pid FROM ${tableOf(engine)} WHERE engine_id = ${literal(engine.id)}`,
    );
    const { vectors = 0, pid = 0 } = row ?? {};
    await query(`SET maintenance_work_mem = '${buildMegabytes(engine, vectors)}MB'`);
    // Parallel builds of HNSW lose rows before pgvector 0.8.2.
    await query('SET max_parallel_maintenance_workers = 0');
    const startedMs = performance.now();
    const watched = this.watch(pid, progress);
    try {
      await query(
        `CREATE INDEX CONCURRENTLY ${indexName(engine, form)} ON ${tableOf(engine)}
         USING hnsw (${form.expression('embedding')} ${form.operatorClass}) WHERE engine_id = ${literal(engine.id)}`,
      );
    } finally {
      await watched.stop();
    }
    const seconds = Math.round((performance.now() - startedMs) / 1_000);
    this.log.log({ engine: engine.name, kind: form.kind, vectors, seconds }, 'vector index built');
  }

  /** Reads from another connection how many blocks the build has been through. */
  private watch(pid: number, progress: BuildProgress): { stop(): Promise<void> } {
    let isOver = false;
    let wake = (): void => undefined;
    const watching = this.owner.use(async (query) => {
      while (!isOver) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, POLL_MS);
          wake = () => (clearTimeout(timer), resolve());
        });
        const [at] = await query<{ done: number; total: number }>(
          `SELECT blocks_done::float8 AS done, blocks_total::float8 AS total FROM pg_stat_progress_create_index
            WHERE pid = $1 AND phase LIKE 'building index%'`,
          [pid],
        );
        if (at && !isOver) await progress(at.done, at.total);
      }
    });
    // How far it is may stay untold; the build goes on.
    const told = watching.catch((error: unknown) => this.log.warn({ err: error }, 'progress of a build not read'));
    return {
      stop: () => {
        isOver = true;
        wake();
        return told;
      },
    };
  }

  /** One process at a time works on the indexes of an engine; its lock goes with its connection. */
  private async alone(
    engine: EmbeddingEngine,
    work: (query: OwnerQuery, present: VectorIndex[]) => Promise<void>,
  ): Promise<void> {
    await this.owner.use(async (query) => {
      // Tried, not waited for: who waits holds a snapshot, for whose end the build would wait in turn.
      const [lock] = await query<{ isOurs: boolean }>(
        `SELECT pg_try_advisory_lock(hashtextextended('odr vector index ' || $1, 0)) AS "isOurs"`,
        [engine.id],
      );
      if (!lock?.isOurs) throw new IndexIsBeingBuilt(engine.name);
      // A worker that is gone must not leave a build behind that holds the lock for an hour.
      await query(`SET client_connection_check_interval = '5s'`);
      await work(query, await query<VectorIndex>(INDEXES_OF_ENGINE, [tableOf(engine), engine.id]));
    });
    this.reader.forget();
  }
}

function wantedForm(engine: VectorSpace): IndexForm | undefined {
  const kind = indexKindOf(engine);
  return kind && indexForm(engine, kind);
}

const isOf = (engine: VectorSpace, form: IndexForm, { isValid, operatorClass, dimension }: VectorIndex): boolean =>
  isValid && operatorClass === form.operatorClass && dimension === engine.dimension;

const dropIndex = (query: OwnerQuery, name: string): Promise<object[]> =>
  query(`DROP INDEX CONCURRENTLY IF EXISTS "${name}"`);

/** Short enough for PostgreSQL's 63 letters, whatever the type and kind. */
const indexName = ({ id, type }: VectorSpace, { kind }: IndexForm): string =>
  `${type}_vectors_${id.replaceAll('-', '')}_${kind}`;

/** Enough for the whole graph, as far as that is allowed: beyond it a build goes on, several times slower. */
function buildMegabytes({ dimension, precision }: VectorSpace, vectors: number): number {
  const needed = Math.ceil((vectors * (dimension * (precision === 'half' ? 2 : 4) + BUILD_BYTES)) / 1_000_000);
  return Math.min(nearestConfig().buildMegabytes, needed + MIN_BUILD_MB);
}
