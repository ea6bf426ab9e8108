import type { Modality } from '@odr/contracts';
import type { EmbeddingEngine } from '@odr/entities';
import { newId, type ContentId, type EngineId } from '@odr/kernel';
import {
  IMAGE_EMBEDDING_MODEL,
  ImageUndecodable,
  JobQueue,
  ModelCatalogue,
  Outbox,
  TEXT_EMBEDDING_MODEL,
  type BlobStore,
} from '@odr/platform';
import { processCache, seedContent, type TestDatabase } from '@odr/platform/testing';
import { BackfillService } from '../batch/backfill.service.js';
import { DueRepository } from '../batch/due.repository.js';
import { EmbeddingBatchService } from '../batch/embedding-batch.service.js';
import { FailureRepository } from '../batch/failure.repository.js';
import { EmbeddingLookup } from '../embedding.lookup.js';
import { EmbeddingRepository } from '../embedding.repository.js';
import { EmbeddingService } from '../embedding.service.js';
import { EngineRepository } from '../engine.repository.js';
import type { VectorIndexes } from '../nearest/vector-indexes.js';
import { embeddersWith } from './embedders.js';
import { nearestOver } from './nearest.js';

export const IMAGE_ENGINE = '019b0000-0000-7000-8000-000000000001' as EngineId;
export const TEXT_ENGINE = '019b0000-0000-7000-8000-000000000002' as EngineId;

/** Unit vectors without a model: what is tested is who gets one, and when. */
const unit = (dimension: number): Float32Array => new Float32Array(dimension).fill(1 / Math.sqrt(dimension));

/** The services of this module over a database of a test, with models that note what they are shown. */
export function embeddingWorld(test: TestDatabase) {
  const { db } = test;
  const models = new ModelCatalogue();
  const shown: { texts: (readonly string[])[]; images: string[][] } = { texts: [], images: [] };
  const embedders = embeddersWith(
    [
      {
        name: IMAGE_EMBEDDING_MODEL.name,
        embedImages: (images) => {
          const names = images.map((image) => Buffer.from(image as Uint8Array).toString());
          shown.images.push(names);
          if (names.some((name) => name.startsWith('broken')))
            return Promise.reject(new ImageUndecodable('no picture'));
          return Promise.resolve(names.map(() => unit(1_792)));
        },
      },
      {
        name: TEXT_EMBEDDING_MODEL.name,
        embedTexts: (texts) => {
          shown.texts.push(texts);
          return Promise.resolve(texts.map(() => unit(384)));
        },
      },
    ],
    models,
  );
  // A picture is its own hash here.
  const blobs = {
    read: (_space: string, sha256: string) =>
      sha256 === 'lost' ? Promise.reject(new Error('lost')) : Promise.resolve(Buffer.from(sha256)),
  } as unknown as BlobStore;
  const indexes = { request: () => Promise.resolve(undefined) } as unknown as VectorIndexes;
  const [engines, embeddings] = [new EngineRepository(db), new EmbeddingRepository(db)];
  const [due, failures, jobs] = [new DueRepository(db), new FailureRepository(db), new JobQueue(db)];
  const batches = new EmbeddingBatchService(db, embeddings, failures, embedders, blobs, new Outbox(db));
  const backfills = new BackfillService(engines, embeddings, due, batches, embedders, indexes, jobs);
  const service = new EmbeddingService(embeddings, due, failures, backfills, jobs);
  const lookup = new EmbeddingLookup(db, engines, embedders, processCache(), nearestOver(db));

  /** A content whose preview is ready. */
  const withPreview = async (sha256: string, status = 'available'): Promise<ContentId> => {
    const id = await seedContent(test, { status });
    await db.query(
      `INSERT INTO content_derivative (content_id, variant, sha256, media_type, size, width, height)
       VALUES ($1, 'preview', $2, 'image/webp', 1, 1, 1)`,
      [id, sha256],
    );
    return id;
  };
  /** Another engine, whose vectors clients bring, being built. */
  const engine = async (
    name: string,
    { dimension = 3, modality = 'image' }: { dimension?: number; modality?: Modality } = {},
  ): Promise<EmbeddingEngine> => {
    const id = newId<EngineId>();
    await engines.insert({
      id,
      name,
      type: 'content',
      version: '1',
      dimension,
      metric: 'cosine',
      modality,
      license: 'MIT',
      description: '',
      backend: { kind: 'client' },
      reads: [],
      precision: 'single',
      quality: [],
      replaces: null,
    });
    return engines.get(id);
  };
  const count = async (table: string): Promise<number> =>
    (await db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n ?? 0;
  const jobsAsked = (): Promise<{ name: string; payload: Record<string, string> }[]> =>
    db.query(`SELECT name, payload FROM job ORDER BY id`);
  return {
    models,
    shown,
    embedders,
    engines,
    embeddings,
    due,
    failures,
    indexes,
    jobs,
    backfills,
    service,
    lookup,
    withPreview,
    engine,
    count,
    jobsAsked,
  };
}

export type EmbeddingWorld = ReturnType<typeof embeddingWorld>;
