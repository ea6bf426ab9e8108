import { Injectable } from '@nestjs/common';
import type { AnnotationSourceId, ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';

import type { ComparedItem } from './compare/compare-item.js';
import type { SaidRow } from './compare/said.js';
import type { AnnotatorFigures } from './measure/annotator-figures.js';
import type { SourceFigures } from './measure/source-figures.js';

/** Figures of a source, with how many of its contents they are computed from. */
export interface KeptFigures extends SourceFigures {
  readonly isSampled: boolean;
}

export interface NewItem extends ComparedItem {
  readonly sourceId: AnnotationSourceId;
  readonly contentId: ContentId;
}

/** A source that is to be measured again. */
export interface ChangedSource {
  readonly sourceId: AnnotationSourceId;
  /** How long to wait, so that measuring takes a tenth of the time at most. */
  readonly afterMs: number;
}

/** A transaction that writes still when this is over has gone astray; it must not hold up everybody's figures. */
const LONGEST_WRITE = `interval '1 hour'`;
/** Of measuring a source, per time it takes. */
const REST = 9;

@Injectable()
export class AgreementRepository {
  constructor(private readonly db: Database) {}

  /**
   * Takes up the next changes of annotations, in the order of their time. Call it in the transaction that compares them.
   * Rows carry the time at which their transaction began, so nothing later than the oldest running one is taken up yet.
   * @returns contents to compare again; undefined when everything has been taken up
   */
  async takeChanged(limit: number): Promise<ContentId[] | undefined> {
    const changed = await this.db.query<{ id: string; contentId: ContentId; at: string }>(
      `WITH progress AS MATERIALIZED (SELECT read_to, read_to_id FROM agreement_progress WHERE id = 1 FOR UPDATE),
            horizon AS MATERIALIZED (
              SELECT greatest(coalesce(oldest_transaction(), now()), now() - ${LONGEST_WRITE}) AS at)
       SELECT a.id AS "id", a.content_id AS "contentId", a.updated_at::text AS "at"
         FROM progress p CROSS JOIN horizon h
         CROSS JOIN LATERAL (
           SELECT id, content_id, updated_at FROM annotation
            WHERE (updated_at, id) > (p.read_to, p.read_to_id) AND updated_at < h.at
            ORDER BY updated_at, id LIMIT $1) AS a`,
      [limit],
    );
    const last = changed.at(-1);
    await this.db.query(
      `UPDATE agreement_progress SET read_to = coalesce($1::timestamptz, read_to), read_to_id = coalesce($2::uuid, read_to_id),
              looked_at = now() WHERE id = 1 RETURNING id`,
      [last?.at ?? null, last?.id ?? null],
    );
    if (!last) return undefined;
    const left = await this.db.query<{ contentId: ContentId }>(
      `SELECT DISTINCT content_id AS "contentId" FROM agreement_item WHERE annotation_ids && $1::uuid[]`,
      [changed.map(({ id }) => id)],
    );
    return [...new Set([...changed, ...left].map(({ contentId }) => contentId))];
  }

  /** What two people or more said about these contents under one source. */
  said(contentIds: readonly ContentId[]): Promise<SaidRow[]> {
    return this.db.query(
      `WITH judged AS (
         SELECT a.content_id, l.source_id
           FROM annotation a JOIN annotation_source_link l ON l.annotation_id = a.id JOIN content c ON c.id = a.content_id
          WHERE a.content_id = ANY($1::uuid[]) AND a.deleted_at IS NULL AND c.deleted_at IS NULL
          GROUP BY a.content_id, l.source_id HAVING count(DISTINCT a.user_id) > 1)
       SELECT j.content_id AS "contentId", j.source_id AS "sourceId", s.annotation_schema AS "schema", a.id AS "id",
              a.user_id AS "userId", a.annotation AS "value", a.updated_at AS "at",
              CASE WHEN c.width > 0 AND c.height > 0
                   THEN jsonb_build_object('width', c.width, 'height', c.height) END AS "size"
         FROM judged j
         JOIN annotation a ON a.content_id = j.content_id AND a.deleted_at IS NULL
         JOIN annotation_source_link l ON l.annotation_id = a.id AND l.source_id = j.source_id
         JOIN annotation_source s ON s.id = j.source_id
         JOIN content c ON c.id = j.content_id
        ORDER BY j.content_id, j.source_id, a.user_id, a.updated_at, a.id`,
      [[...contentIds]],
    );
  }

  /** Puts what was compared in the place of what was known of these contents, and notes which sources it changes. */
  async replace(contentIds: readonly ContentId[], items: readonly NewItem[]): Promise<void> {
    const gone = await this.db.query<{ sourceId: AnnotationSourceId }>(
      `DELETE FROM agreement_item WHERE content_id = ANY($1::uuid[]) RETURNING source_id AS "sourceId"`,
      [[...contentIds]],
    );
    const rows = items.map((item) => ({
      ...item,
      lastJudgedAt: new Date(Math.max(...item.judgedAt.map((at) => at.getTime()))),
    }));
    await this.db.query(
      `INSERT INTO agreement_item
         (source_id, content_id, coders, judged_at, last_judged_at, annotation_ids, fields, conflicts, disagreement)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS item("sourceId" uuid, "contentId" uuid, "coders" uuid[], "judgedAt" jsonb,
         "lastJudgedAt" timestamptz, "annotationIds" uuid[], "fields" jsonb, "conflicts" jsonb, "disagreement" float8)`,
      [JSON.stringify(rows)],
    );
    const sourceIds = [...new Set([...gone, ...items].map(({ sourceId }) => sourceId))];
    await this.db.query(
      `INSERT INTO agreement_source (source_id, changed_at) SELECT id, clock_timestamp() FROM unnest($1::uuid[]) AS id ORDER BY id
       ON CONFLICT (source_id) DO UPDATE SET changed_at = clock_timestamp()`,
      [sourceIds],
    );
  }

  /** The time by which changes are noted; the clock of this process may differ. */
  async clock(): Promise<Date> {
    const [row] = await this.db.query<{ now: Date }>(`SELECT clock_timestamp() AS "now"`);
    return row?.now ?? new Date(0);
  }

  /** Sources whose contents were compared since they were measured, those that may be measured now first. */
  changedSources(): Promise<ChangedSource[]> {
    return this.db.query(
      `SELECT a.source_id AS "sourceId",
              greatest(0, ceil(extract(epoch FROM a.measured_at - now()) * 1000 + ${REST} * a.took_ms), 0)::float8 AS "afterMs"
         FROM agreement_source a WHERE a.measured_at IS NULL OR a.changed_at >= a.measured_at
        ORDER BY 2, 1`,
    );
  }

  /**
   * Keeps the figures of a source and of its annotators.
   * @param readAt when its contents began to be read; what was compared since is measured the next time
   */
  keep(
    sourceId: AnnotationSourceId,
    { readAt, tookMs, total }: { readonly readAt: Date; readonly tookMs: number; readonly total: number },
    figures: KeptFigures,
    annotators: readonly AnnotatorFigures[],
  ): Promise<void> {
    return this.db.transaction(async () => {
      await this.db.query(
        `UPDATE agreement_source SET measured_at = $2, took_ms = $3, total = $4, figures = $5::jsonb
          WHERE source_id = $1 RETURNING source_id`,
        [sourceId, readAt, tookMs, total, JSON.stringify(figures)],
      );
      await this.db.query(`DELETE FROM agreement_annotator WHERE source_id = $1 RETURNING user_id`, [sourceId]);
      const rows = annotators.map((one) => ({ ...one, isDrifting: one.drift?.isDrifting ?? false, figures: one }));
      await this.db.query(
        `INSERT INTO agreement_annotator (source_id, user_id, contents, is_drifting, figures)
         SELECT $1::uuid, "userId", "contents", "isDrifting", "figures"
           FROM jsonb_to_recordset($2::jsonb) AS one("userId" uuid, "contents" integer, "isDrifting" boolean, "figures" jsonb)
           JOIN user_account u ON u.id = "userId"`,
        [sourceId, JSON.stringify(rows)],
      );
    });
  }
}
