import { Injectable } from '@nestjs/common';
import type { AnnotationId, AnnotationSourceId, ContentId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';

/** Whose pieces come together in one annotation. */
export interface Owner {
  readonly contentId: ContentId;
  readonly sourceId: AnnotationSourceId;
  readonly userId: UserId;
}

export interface OpenAnnotation {
  readonly id: AnnotationId;
  readonly annotation: unknown;
  readonly version: number;
}

/** Finds the annotation that accepted pieces join. */
@Injectable()
export class JoinedAnnotationRepository {
  constructor(private readonly db: Database) {}

  /**
   * What this person has said of the content as this source alone, newest first. Holds whoever else would look for it until
   * the transaction ends, so that two windows of one person do not begin two annotations.
   * @param language of a caption; undefined for what has none
   */
  async find({ contentId, sourceId, userId }: Owner, language?: string | null): Promise<OpenAnnotation | undefined> {
    await this.db.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [
      `suggestion ${contentId} ${sourceId} ${userId}`,
    ]);
    const [row] = await this.db.query<OpenAnnotation>(
      `SELECT a.id AS "id", a.annotation AS "annotation", a.version AS "version" FROM annotation AS a
        WHERE a.content_id = $1 AND a.user_id = $2 AND a.deleted_at IS NULL
          AND ARRAY(SELECT l.source_id FROM annotation_source_link AS l WHERE l.annotation_id = a.id) = ARRAY[$3::uuid]
          AND (NOT $4 OR a.annotation->>'language' IS NOT DISTINCT FROM $5)
        ORDER BY a.id DESC LIMIT 1`,
      [contentId, userId, sourceId, language !== undefined, language ?? null],
    );
    return row;
  }
}
