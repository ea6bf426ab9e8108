import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { parameters } from '@odr/content';
import { Database } from '@odr/platform';

import { matchingAnnotations } from '../bulk/annotation.filter.js';
import type { AnnotationFilterQuery } from '../bulk/dto/annotation-filter.query.dto.js';
import type { AnnotatedPicture, ExchangeAnnotation, ExchangePicture, JsonObject } from './exchange.js';

const PAGE_ROWS = 500;
/** As in the stream of lines: nothing unpacks to a hundred times its stored size. */
const PAGE_STORED_BYTES = 600_000;

interface Row extends ExchangePicture {
  readonly contentId: string;
  readonly id: string;
  readonly sources: string[];
  readonly value: JsonObject;
}

/** Reads annotations picture by picture, as formats write them. */
@Injectable()
export class AnnotatedPictureReader {
  constructor(private readonly db: Database) {}

  /**
   * All visible annotations that match, those of a picture together. Holds a page and a picture, and no transaction.
   * @param most ends after so many annotations, for samples
   */
  async *pictures(scope: TeamScope, query: AnnotationFilterQuery, most = Infinity): AsyncGenerator<AnnotatedPicture> {
    let current: { readonly picture: ExchangePicture; readonly annotations: ExchangeAnnotation[] } | undefined;
    for await (const { id, sources, value, ...picture } of this.rows(scope, query, most)) {
      if (current && current.picture.contentId !== picture.contentId) {
        yield current;
        current = undefined;
      }
      current ??= { picture, annotations: [] };
      current.annotations.push({ id, sources, value });
    }
    if (current) yield current;
  }

  private async *rows(scope: TeamScope, query: AnnotationFilterQuery, most: number): AsyncGenerator<Row> {
    let last: Row | undefined;
    for (let given = 0; given < most;) {
      const rows = await this.page(scope, query, last, Math.min(PAGE_ROWS, most - given));
      yield* rows;
      last = rows.at(-1);
      given += rows.length;
      if (!last) return;
    }
  }

  private page(scope: TeamScope, query: AnnotationFilterQuery, last: Row | undefined, limit: number): Promise<Row[]> {
    const { values, bind } = parameters(limit, PAGE_STORED_BYTES);
    const where = matchingAnnotations(query, scope)(bind);
    const behind = last ? `(a.content_id, a.id) > (${bind(last.contentId)}::uuid, ${bind(last.id)}::uuid)` : 'true';
    return this.db.query(
      `SELECT p.id, p.value, p."contentId", p.sha256, p.name, p.width, p.height, p.license,
              ARRAY(SELECT s.name FROM annotation_source_link AS l JOIN annotation_source AS s ON s.id = l.source_id
                     WHERE l.annotation_id = p.id ORDER BY s.name, s.id) AS sources
         FROM (
           SELECT a.id, a.annotation AS value, a.content_id AS "contentId", c.sha256, c.name, c.width, c.height, c.license,
                  pg_column_size(a.annotation) AS stored,
                  sum(pg_column_size(a.annotation)) OVER (ORDER BY a.content_id, a.id ROWS UNBOUNDED PRECEDING) AS weight
             FROM annotation AS a JOIN content AS c ON c.id = a.content_id
            WHERE ${behind} AND ${where} ORDER BY a.content_id, a.id LIMIT $1::int) AS p
        WHERE p.weight - p.stored < $2::bigint ORDER BY p."contentId", p.id`,
      values,
    );
  }
}
