import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { allOf, type ContentCondition, parameters, visibleContents } from '@odr/content';
import type { AnnotationSourceId } from '@odr/kernel';
import { Database } from '@odr/platform';

import { unblinded } from '../campaign/blind.js';
import type { FieldComparison } from './compare/compare-item.js';
import type { MeasuredItem } from './measure/measured-item.js';

/** Which contents are meant: of a set, last judged in some time. */
export interface ItemFilter {
  readonly setId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface ItemSample {
  readonly items: readonly MeasuredItem[];
  /** How many there are; more than `items` when they are a sample. */
  readonly total: number;
}

interface ItemRow {
  readonly contentId: string;
  readonly coders: readonly string[];
  readonly judgedAt: readonly string[];
  readonly fields: readonly FieldComparison[];
  readonly disagreement: number;
}

const PAGE = 1_000;

/** Reads what statistics are computed from. */
@Injectable()
export class MeasuredItemsReader {
  constructor(private readonly db: Database) {}

  /**
   * Contents that were judged twice or more under a source. Of more than `most`, those whose id has a hash that ends in so
   * many zeros: always the same ones, and whatever their order, a random choice.
   */
  async sample(sourceId: AnnotationSourceId, filter: ItemFilter, most: number): Promise<ItemSample> {
    const where = inFilter(filter);
    const counting = parameters(sourceId);
    const [count] = await this.db.query<{ total: number }>(
      `SELECT count(*)::integer AS total FROM agreement_item i JOIN content c ON c.id = i.content_id
        WHERE i.source_id = $1 AND c.deleted_at IS NULL AND ${where(counting.bind)}`,
      counting.values,
    );
    const total = count?.total ?? 0;
    const every = 2 ** Math.max(0, Math.ceil(Math.log2(total / most)));
    const items: MeasuredItem[] = [];
    for (;;) {
      const { values, bind } = parameters(sourceId, items.at(-1)?.contentId ?? null, every, PAGE);
      const rows = await this.db.query<ItemRow>(
        `SELECT i.content_id AS "contentId", i.coders::text[] AS "coders", i.judged_at AS "judgedAt", i.fields AS "fields",
                i.disagreement AS "disagreement"
           FROM agreement_item i JOIN content c ON c.id = i.content_id
          WHERE i.source_id = $1 AND c.deleted_at IS NULL AND ($2::uuid IS NULL OR i.content_id > $2)
            AND hashtext(i.content_id::text) & ($3::integer - 1) = 0 AND ${where(bind)}
          ORDER BY i.content_id LIMIT $4`,
        values,
      );
      items.push(...rows.map((row) => ({ ...row, judgedAt: row.judgedAt.map((at) => new Date(at)) })));
      if (rows.length < PAGE) return { items, total };
    }
  }

  /** The sources under which contents of the filter were judged twice or more, those with most contents first. */
  sourcesOf(filter: ItemFilter, limit: number): Promise<{ id: AnnotationSourceId; contents: number }[]> {
    const { values, bind } = parameters(limit);
    return this.db.query(
      `SELECT i.source_id AS "id", count(*)::integer AS "contents" FROM agreement_item i JOIN content c ON c.id = i.content_id
        WHERE c.deleted_at IS NULL AND ${inFilter(filter)(bind)} GROUP BY i.source_id ORDER BY 2 DESC, 1 LIMIT $1`,
      values,
    );
  }
}

/** About `agreement_item i`. */
export function inFilter({ setId, from, to }: ItemFilter): ContentCondition {
  const parts: ContentCondition[] = [];
  if (setId !== undefined) {
    parts.push(
      (bind) =>
        `EXISTS (SELECT FROM content_set_item m WHERE m.set_id = ${bind(setId)}::uuid AND m.content_id = i.content_id)`,
    );
  }
  if (from !== undefined) parts.push((bind) => `i.last_judged_at >= ${bind(from)}::timestamptz`);
  if (to !== undefined) parts.push((bind) => `i.last_judged_at < ${bind(to)}::timestamptz`);
  return allOf(...parts);
}

/** Whether a caller may see the content of `agreement_item i` and everything that was compared in it. */
export const visibleItems =
  (scope: TeamScope): ContentCondition =>
  (bind) =>
    `${visibleContents(scope)(bind)} AND NOT EXISTS (
       SELECT FROM annotation a WHERE a.id = ANY(i.annotation_ids) AND NOT ${unblinded(scope)(bind)})`;
