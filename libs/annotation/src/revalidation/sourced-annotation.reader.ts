import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { parameters, visibleContents } from '@odr/content';
import type { AnnotationId, AnnotationSourceId, ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';

/** A value to lay a schema on. */
export interface SourcedAnnotation {
  readonly id: AnnotationId;
  readonly version: number;
  readonly annotation: unknown;
}

const OF_SOURCE = `annotation_source_link AS l JOIN annotation AS a ON a.id = l.annotation_id AND a.deleted_at IS NULL`;

/** All annotations of one source, whoever may see them: what a schema would do to them is asked about the whole. */
@Injectable()
export class SourcedAnnotationReader {
  constructor(private readonly db: Database) {}

  async count(sourceId: AnnotationSourceId): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM ${OF_SOURCE} WHERE l.source_id = $1`,
      [sourceId],
    );
    return row?.count ?? 0;
  }

  /** Every one of them, or each with the same chance when there are more than are wanted; about as many as wanted then. */
  async ids(sourceId: AnnotationSourceId, total: number, wanted: number): Promise<AnnotationId[]> {
    const percent = Math.min(100, (100 * wanted) / Math.max(1, total));
    const sample = percent < 100 ? OF_SOURCE.replace('AS l', `AS l TABLESAMPLE BERNOULLI (${percent})`) : OF_SOURCE;
    const rows = await this.db.query<{ id: AnnotationId }>(
      `SELECT a.id AS "id" FROM ${sample} WHERE l.source_id = $1`,
      [sourceId],
    );
    return rows.map(({ id }) => id);
  }

  byIds(ids: readonly AnnotationId[]): Promise<SourcedAnnotation[]> {
    return this.db.query(
      `SELECT a.id AS "id", a.version AS "version", a.annotation AS "annotation"
         FROM annotation AS a WHERE a.id = ANY($1::uuid[]) AND a.deleted_at IS NULL`,
      [[...ids]],
    );
  }

  /** The next ones behind `after`, by id. */
  next(sourceId: AnnotationSourceId, after: AnnotationId | null, limit: number): Promise<SourcedAnnotation[]> {
    return this.db.query(
      `SELECT a.id AS "id", a.version AS "version", a.annotation AS "annotation"
         FROM ${OF_SOURCE}
        WHERE l.source_id = $1 AND ($2::uuid IS NULL OR l.annotation_id > $2)
        ORDER BY l.annotation_id LIMIT $3`,
      [sourceId, after, limit],
    );
  }

  /** Those of them that the caller may see, with what they are about. */
  async visible(scope: TeamScope, ids: readonly AnnotationId[]): Promise<ReadonlyMap<string, ContentId>> {
    const { values, bind } = parameters([...ids]);
    const rows = await this.db.query<{ id: string; contentId: ContentId }>(
      `SELECT a.id AS "id", a.content_id AS "contentId" FROM annotation AS a JOIN content AS c ON c.id = a.content_id
        WHERE a.id = ANY($1::uuid[]) AND ${visibleContents(scope)(bind)}`,
      values,
    );
    return new Map(rows.map(({ id, contentId }) => [id, contentId]));
  }
}
