import { Injectable } from '@nestjs/common';
import type { AcceptancesInForce } from '@odr/auth';
import type { AnnotationCause, PatchOperation } from '@odr/contracts';
import type { AnnotationSource } from '@odr/entities';
import { type AnnotationId, type AnnotationSourceId, type ContentId, newId, type UserId } from '@odr/kernel';

import { Database } from '@odr/platform';

/** A source, and which of its schemas a value was checked under. */
export type CheckedSource = Pick<AnnotationSource, 'id' | 'schemaVersion'>;

export interface NewAnnotation {
  readonly contentId: ContentId;
  readonly sources: readonly CheckedSource[];
  readonly annotation: unknown;
  readonly cause: AnnotationCause;
  readonly clientId: string | null;
}

/** Who gives a version, and under which acceptances. */
export interface Author extends AcceptancesInForce {
  readonly userId: UserId;
}

export interface SavedAnnotation {
  readonly id: AnnotationId;
  /** False when it was added before under the same client id. */
  readonly isNew: boolean;
}

/** What the next version says, and how it came to that. */
export interface Revision {
  readonly annotation: unknown;
  readonly sources: readonly CheckedSource[];
  readonly patch: readonly PatchOperation[];
  readonly cause: AnnotationCause;
  readonly revertedToVersion: number | null;
  readonly manuallyAdjusted: boolean;
}

export interface LockedAnnotation {
  readonly id: AnnotationId;
  readonly contentId: ContentId;
  readonly annotation: unknown;
  readonly sourceIds: readonly AnnotationSourceId[];
  readonly version: number;
  readonly manuallyAdjusted: boolean;
  readonly userId: UserId;
  readonly deletedAt: Date | null;
  readonly deletedBy: UserId | null;
  /** Of the picture as it is shown, in pixels; null while it is still to be read. */
  readonly width: number | null;
  readonly height: number | null;
}

/** The write model. Every value is also a row of `annotation_version`, which nothing ever changes. */
@Injectable()
export class AnnotationRepository {
  constructor(private readonly db: Database) {}

  /**
   * Adds annotations of one user, or finds those that were added under the same client id before.
   * @returns one answer per annotation, in order; a client id that comes twice is new the first time
   */
  async insertOnce(author: Author, added: readonly NewAnnotation[]): Promise<SavedAnnotation[]> {
    const rows = added.map(({ sources, ...annotation }) => ({
      id: newId<AnnotationId>(),
      ...annotation,
      sourceIds: sources.map(({ id }) => id),
      schemaVersions: sources.map(({ schemaVersion }) => schemaVersion),
    }));
    const fresh = await this.db.query<{ id: AnnotationId }>(
      `WITH wanted AS (
         SELECT * FROM jsonb_to_recordset($1::jsonb)
           AS wanted("id" uuid, "contentId" uuid, "annotation" jsonb, "clientId" text, "cause" text, "sourceIds" uuid[], "schemaVersions" integer[])),
       fresh AS (
         INSERT INTO annotation (id, content_id, annotation, client_id, user_id)
         SELECT "id", "contentId", "annotation", "clientId", $2::uuid FROM wanted ORDER BY "id"
         ON CONFLICT (user_id, client_id) WHERE client_id IS NOT NULL DO NOTHING
         RETURNING id),
       first_versions AS (
         INSERT INTO annotation_version (annotation_id, version, annotation, source_ids, schema_versions, cause, manually_adjusted,
                                         user_id, agreement_acceptance_id, terms_acceptance_id)
         SELECT id, 1, "annotation", "sourceIds", "schemaVersions", "cause", false, $2::uuid, $3::uuid, $4::uuid FROM fresh JOIN wanted USING (id)),
       links AS (
         INSERT INTO annotation_source_link (annotation_id, source_id)
         SELECT DISTINCT id, source_id FROM fresh JOIN wanted USING (id) CROSS JOIN LATERAL unnest("sourceIds") AS source_id)
       SELECT id FROM fresh`,
      [JSON.stringify(rows), author.userId, author.agreementAcceptanceId, author.termsAcceptanceId],
    );
    const isFresh = new Set(fresh.map(({ id }) => id));
    const known = await this.byClientIds(
      author.userId,
      rows.flatMap(({ id, clientId }) => (isFresh.has(id) ? [] : [clientId ?? ''])),
    );
    return rows.map(({ id, clientId }) => {
      if (isFresh.has(id)) return { id, isNew: true };
      const first = known.get(clientId ?? '');
      if (!first) throw new Error(`Annotation ${clientId ?? ''} neither inserted nor found.`);
      return { id: first, isNew: false };
    });
  }

  private async byClientIds(userId: UserId, clientIds: readonly string[]): Promise<ReadonlyMap<string, AnnotationId>> {
    if (clientIds.length === 0) return new Map();
    const rows = await this.db.query<{ id: AnnotationId; clientId: string }>(
      `SELECT id, client_id AS "clientId" FROM annotation WHERE user_id = $1 AND client_id = ANY($2::text[])`,
      [userId, [...clientIds]],
    );
    return new Map(rows.map(({ clientId, id }) => [clientId, id]));
  }

  /** The row, held until the transaction ends, so that two edits become two versions; deleted ones too. */
  async lock(id: AnnotationId): Promise<LockedAnnotation | undefined> {
    const [row] = await this.db.query<LockedAnnotation>(
      `SELECT a.id AS "id", a.content_id AS "contentId", a.annotation AS "annotation", a.version AS "version",
              a.manually_adjusted AS "manuallyAdjusted", a.user_id AS "userId", a.deleted_at AS "deletedAt", a.deleted_by AS "deletedBy",
              c.width AS "width", c.height AS "height",
              ARRAY(SELECT l.source_id::text FROM annotation_source_link AS l WHERE l.annotation_id = a.id) AS "sourceIds"
         FROM annotation AS a JOIN content AS c ON c.id = a.content_id WHERE a.id = $1 FOR UPDATE OF a`,
      [id],
    );
    return row;
  }

  /** Makes a new version; the earlier ones stay. @returns its number */
  async revise(id: AnnotationId, revision: Revision, by: Author): Promise<number> {
    const sourceIds = revision.sources.map((source) => source.id);
    const [written] = await this.db.query<{ version: number }>(
      `WITH revised AS (
         UPDATE annotation SET annotation = $2::jsonb, version = version + 1, manually_adjusted = $3::boolean, updated_at = now()
          WHERE id = $1 RETURNING id, version)
       INSERT INTO annotation_version (annotation_id, version, annotation, manually_adjusted, parent_version, patch, source_ids,
                                       schema_versions, cause, reverted_to_version, user_id, agreement_acceptance_id, terms_acceptance_id)
       SELECT id, version, $2::jsonb, $3::boolean, version - 1, $4::jsonb, $5::uuid[], $6::integer[], $7::text, $8::integer,
              $9::uuid, $10::uuid, $11::uuid FROM revised RETURNING version`,
      [
        id,
        JSON.stringify(revision.annotation),
        revision.manuallyAdjusted,
        JSON.stringify(revision.patch),
        sourceIds,
        revision.sources.map(({ schemaVersion }) => schemaVersion),
        revision.cause,
        revision.revertedToVersion,
        by.userId,
        by.agreementAcceptanceId,
        by.termsAcceptanceId,
      ],
    );
    if (!written) throw new Error(`Annotation ${id} is gone although it was locked.`);
    await this.linkSources(id, sourceIds);
    return written.version;
  }

  private async linkSources(id: AnnotationId, sourceIds: readonly AnnotationSourceId[]): Promise<void> {
    await this.db.query(
      `DELETE FROM annotation_source_link WHERE annotation_id = $1 AND NOT source_id = ANY($2::uuid[]) RETURNING source_id`,
      [id, [...sourceIds]],
    );
    await this.db.query(
      `INSERT INTO annotation_source_link (annotation_id, source_id) SELECT $1::uuid, source_id FROM unnest($2::uuid[]) AS source_id
       ON CONFLICT DO NOTHING`,
      [id, [...new Set(sourceIds)]],
    );
  }

  /** Hides it; its versions stay for whoever has to explain a decision, or for its author to have it back. */
  async markDeleted(id: AnnotationId, by: UserId): Promise<void> {
    await this.db.query(
      `UPDATE annotation SET deleted_at = now(), deleted_by = $2, updated_at = now() WHERE id = $1 RETURNING id`,
      [id, by],
    );
  }

  /** Undoes `markDeleted`. */
  async restore(id: AnnotationId): Promise<void> {
    await this.db.query(
      `UPDATE annotation SET deleted_at = NULL, deleted_by = NULL, updated_at = now() WHERE id = $1 RETURNING id`,
      [id],
    );
  }

  /**
   * Gives annotations of one content to another, but for those that it has already.
   * @param withSpatial whether those about places in the picture go too
   */
  async move(from: ContentId, to: ContentId, withSpatial: boolean): Promise<AnnotationId[]> {
    const sourcesOf = (alias: string): string =>
      `ARRAY(SELECT l.source_id FROM annotation_source_link l WHERE l.annotation_id = ${alias}.id ORDER BY 1)`;
    const rows = await this.db.query<{ id: AnnotationId }>(
      `UPDATE annotation a SET content_id = $2, updated_at = now()
        WHERE a.content_id = $1 AND a.deleted_at IS NULL
          AND ($3 OR NOT EXISTS (
                SELECT FROM annotation_source_link l JOIN annotation_source s ON s.id = l.source_id
                 WHERE l.annotation_id = a.id AND s.type = 'spatial_analysis'))
          AND NOT EXISTS (
                SELECT FROM annotation b
                 WHERE b.content_id = $2 AND b.deleted_at IS NULL AND b.annotation = a.annotation
                   AND ${sourcesOf('b')} = ${sourcesOf('a')})
        RETURNING a.id`,
      [from, to, withSpatial],
    );
    return rows.map(({ id }) => id);
  }

  /** Undoes `move` for those that are still there. */
  moveBack(
    moved: readonly { readonly id: AnnotationId; readonly from: ContentId }[],
    to: ContentId,
  ): Promise<{ annotationId: AnnotationId; contentId: ContentId }[]> {
    return this.db.query(
      `UPDATE annotation a SET content_id = m."from", updated_at = now()
         FROM jsonb_to_recordset($1::jsonb) AS m(id uuid, "from" uuid)
        WHERE a.id = m.id AND a.content_id = $2 AND a.deleted_at IS NULL
        RETURNING a.id AS "annotationId", a.content_id AS "contentId"`,
      [JSON.stringify(moved), to],
    );
  }
}
