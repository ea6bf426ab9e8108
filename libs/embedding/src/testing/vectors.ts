import type { VectorMetric, VectorPrecision } from '@odr/contracts';
import type { EmbeddingEngine } from '@odr/entities';
import { newId, type ContentId, type EngineId } from '@odr/kernel';
import { seedUser, type TestDatabase } from '@odr/platform/testing';
import { EngineRepository } from '../engine.repository.js';
import { toVectorText } from '../vector.policy.js';

/** What a test may want to say about an engine. */
export interface EngineSeed {
  readonly type?: 'content' | 'annotation';
  readonly dimension: number;
  readonly metric?: VectorMetric;
  readonly precision?: VectorPrecision;
}

/** An engine whose vectors clients bring. */
export async function seedEngine(world: TestDatabase, seed: EngineSeed): Promise<EmbeddingEngine> {
  const id = newId<EngineId>();
  const { type = 'content', dimension, metric = 'cosine', precision = 'single' } = seed;
  await world.db.query(
    `INSERT INTO embedding_engine (id, name, type, version, dimension, metric, modality, license, backend, state, precision)
     VALUES ($1, $2, $3, '1', $4, $5, 'image', 'CC0-1.0', '{"kind":"client"}', 'serving', $6)`,
    [id, `engine-${id}`, type, dimension, metric, precision],
  );
  return new EngineRepository(world.db).get(id);
}

/**
 * Published contents with these vectors, in one go; the first came a second before the second, and so on in the order of
 * `ranks`, and their heights are `heights`.
 */
export async function seedVectors(
  world: TestDatabase,
  engine: EmbeddingEngine,
  vectors: readonly ArrayLike<number>[],
  { ranks, heights }: { readonly ranks?: ArrayLike<number>; readonly heights?: ArrayLike<number> } = {},
): Promise<ContentId[]> {
  const userId = await seedUser(world);
  const ids = vectors.map(() => newId<ContentId>());
  await world.asOwner(
    `INSERT INTO content (id, type, name, status, processing_state, sha256, format, size, license_verdict, user_id, width, height, created_at)
     SELECT id, 'image', 'p', 'available', 'done', id::text, 'jpeg', 1, 'open', $2, 640, height, '2020-01-01Z'::timestamptz + make_interval(secs => rank)
       FROM unnest($1::uuid[], $3::int[], $4::int[]) AS seed(id, rank, height)`,
    [ids, userId, ids.map((_id, at) => ranks?.[at] ?? at), ids.map((_id, at) => (heights?.[at] ?? at) + 1)],
  );
  for (let from = 0; from < ids.length; from += 5_000) {
    await world.asOwner(
      `INSERT INTO content_embedding (content_id, engine_id, embedding)
       SELECT id, $3, text::vector FROM unnest($1::uuid[], $2::text[]) AS seed(id, text)`,
      [ids.slice(from, from + 5_000), vectors.slice(from, from + 5_000).map(toVectorText), engine.id],
    );
  }
  return ids;
}
