import { Injectable } from '@nestjs/common';
import type { AnnotationSourceId } from '@odr/kernel';
import { Database } from '@odr/platform';

/** Beyond it a list says "at least": counting a million annotations for a row of a table would be the slowest thing on the page. */
const COUNTED_UP_TO = 10_000;

/** How much rests on a source. */
@Injectable()
export class SourceUsageReader {
  constructor(private readonly db: Database) {}

  /** Current annotations of each source, counted up to 10,000. */
  async counts(ids: readonly AnnotationSourceId[]): Promise<ReadonlyMap<AnnotationSourceId, number>> {
    const rows = await this.db.query<{ id: AnnotationSourceId; count: number }>(
      `SELECT wanted.id AS "id", used.count AS "count"
         FROM unnest($1::uuid[]) AS wanted(id)
        CROSS JOIN LATERAL (
          SELECT count(*)::integer AS count
            FROM (SELECT FROM annotation_source_link AS l JOIN annotation AS a ON a.id = l.annotation_id AND a.deleted_at IS NULL
                   WHERE l.source_id = wanted.id LIMIT $2) AS counted) AS used`,
      [[...ids], COUNTED_UP_TO],
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  }
}
