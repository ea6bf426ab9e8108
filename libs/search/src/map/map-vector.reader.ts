import { Injectable } from '@nestjs/common';
import { ContentStatus } from '@odr/contracts';
import type { ContentId, EngineId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { matrix, type Matrix } from './projection/matrix.js';

/** Vectors and whose they are, row by row. */
export interface IdentifiedVectors {
  readonly ids: readonly ContentId[];
  readonly vectors: Matrix;
}

interface VectorRow {
  readonly id: ContentId;
  /** As PostgreSQL sends vectors: their dimension in four bytes, then numbers of four bytes, the high byte first. */
  readonly vector: Buffer;
}

const HEADER_BYTES = 4;
const READ_AT_ONCE = 500;
const PUBLISHED = `c.status = '${ContentStatus.Available}' AND c.deleted_at IS NULL`;

/** Reads vectors as bytes: as text they would be four times as long, and take most of the time of drawing a map. */
@Injectable()
export class MapVectorReader {
  constructor(private readonly db: Database) {}

  async count(engineId: EngineId): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM content_embedding e WHERE e.engine_id = $1`,
      [engineId],
    );
    return row?.count ?? 0;
  }

  async countPublished(engineId: EngineId): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM content_embedding e JOIN content c ON c.id = e.content_id WHERE e.engine_id = $1 AND ${PUBLISHED}`,
      [engineId],
    );
    return row?.count ?? 0;
  }

  /** Published items at random, the same for the same seed. What is hidden must not shape what everybody sees. */
  async landmarks(engineId: EngineId, limit: number, seed: number): Promise<ContentId[]> {
    const rows = await this.db.query<{ id: ContentId }>(
      `SELECT e.content_id AS id FROM content_embedding e JOIN content c ON c.id = e.content_id
        WHERE e.engine_id = $1 AND ${PUBLISHED} ORDER BY hashtextextended(e.content_id::text, $3), e.content_id LIMIT $2`,
      [engineId, limit, seed],
    );
    return rows.map(({ id }) => id);
  }

  /** Those of the given items that have vectors, in their order. */
  async of(engineId: EngineId, dimension: number, ids: readonly ContentId[]): Promise<IdentifiedVectors> {
    const found = new Map<ContentId, Buffer>();
    for (let at = 0; at < ids.length; at += READ_AT_ONCE) {
      const rows = await this.db.query<VectorRow>(
        `SELECT e.content_id AS id, vector_send(e.embedding) AS vector FROM content_embedding e
          WHERE e.engine_id = $1 AND e.content_id = ANY($2::uuid[])`,
        [engineId, ids.slice(at, at + READ_AT_ONCE)],
      );
      for (const { id, vector } of rows) found.set(id, vector);
    }
    const rows = ids.flatMap((id) => {
      const vector = found.get(id);
      return vector ? [{ id, vector }] : [];
    });
    return gathered(rows, dimension);
  }

  /** What comes behind an id, in the order of ids. */
  async after(engineId: EngineId, dimension: number, after: string, limit: number): Promise<IdentifiedVectors> {
    const rows = await this.db.query<VectorRow>(
      `SELECT e.content_id AS id, vector_send(e.embedding) AS vector FROM content_embedding e
        WHERE e.engine_id = $1 AND e.content_id > $2 ORDER BY e.content_id LIMIT $3`,
      [engineId, after, limit],
    );
    return gathered(rows, dimension);
  }

  /** Some published items that have their place, and their places. */
  async sample(
    engineId: EngineId,
    dimension: number,
    versionId: number,
    limit: number,
  ): Promise<IdentifiedVectors & { readonly positions: Matrix }> {
    const rows = await this.db.query<VectorRow & { x: number; y: number }>(
      `SELECT s.id, s.x, s.y, vector_send(e.embedding) AS vector FROM (
         SELECT p.content_id AS id, p.x, p.y FROM map_point p JOIN content c ON c.id = p.content_id
          WHERE p.version_id = $2 AND ${PUBLISHED} ORDER BY hashtextextended(p.content_id::text, $2), p.content_id LIMIT $3) s
       JOIN content_embedding e ON e.content_id = s.id AND e.engine_id = $1 ORDER BY s.id`,
      [engineId, versionId, limit],
    );
    const positions = matrix(rows.length, 2, Float32Array.from(rows.flatMap(({ x, y }) => [x, y])));
    return { ...gathered(rows, dimension), positions };
  }
}

function gathered(rows: readonly VectorRow[], dimension: number): IdentifiedVectors {
  const values = new Float32Array(rows.length * dimension);
  const bytes = Buffer.from(values.buffer);
  rows.forEach(({ vector }, row) =>
    vector.copy(bytes, 4 * row * dimension, HEADER_BYTES, HEADER_BYTES + 4 * dimension),
  );
  if (bytes.length > 0) bytes.swap32();
  return { ids: rows.map(({ id }) => id), vectors: matrix(rows.length, dimension, values) };
}
