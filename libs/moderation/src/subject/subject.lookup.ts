import type { TeamScope } from '@odr/access';
import { parameters, visibleContents } from '@odr/content';
import { SubjectType, type ContentStatus } from '@odr/contracts';
import type { ContentId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { Subject } from './subject.js';

/** Where subjects are, and what says that they are still there; `t` is the row. */
const KEPT_IN: Readonly<Record<SubjectType, { readonly table: string; readonly isThere: string }>> = {
  content: { table: 'content', isThere: 't.deleted_at IS NULL' },
  annotation: { table: 'annotation', isThere: 't.deleted_at IS NULL' },
  suspension: { table: 'account_suspension', isThere: 't.lifted_at IS NULL AND t.ends_at > now()' },
};

/** The narrow questions of moderation about rows that other modules own. */
@Injectable()
export class SubjectLookup {
  constructor(private readonly db: Database) {}

  /** Statuses of contents that are not deleted, kept as they are until the caller's transaction ends. */
  async lockStatuses(ids: readonly string[]): Promise<ReadonlyMap<string, ContentStatus>> {
    const rows = await this.db.preparedQuery<{ id: string; status: ContentStatus }>(
      `SELECT c.id, c.status FROM content c WHERE c.id = ANY($1::uuid[]) AND c.deleted_at IS NULL ORDER BY c.id FOR UPDATE`,
      [[...ids]],
    );
    return new Map(rows.map(({ id, status }) => [id, status]));
  }

  /**
   * Whether somebody has to look at this content before it may be published. The row is held as it is until the caller's
   * transaction ends, so that no decision slips in between the answer and the case opened because of it.
   */
  async awaitsReview(id: ContentId): Promise<boolean> {
    const rows = await this.db.query(
      `SELECT FROM content c WHERE c.id = $1 AND c.deleted_at IS NULL AND c.status = 'pending' AND c.processing_state = 'done' FOR SHARE`,
      [id],
    );
    return rows.length > 0;
  }

  /** Whether a quarantined content was put there by a machine, as a measure before anybody had looked. */
  async isMeasure(id: ContentId): Promise<boolean> {
    const [row] = await this.db.query<{ isMeasure: boolean }>(
      `SELECT e.actor_id IS NULL AS "isMeasure" FROM content_event e
        WHERE e.content_id = $1 AND e.type = 'status_changed' AND e.payload->>'to' = 'quarantined' ORDER BY e.id DESC LIMIT 1`,
      [id],
    );
    return row?.isMeasure ?? false;
  }

  /** Whether the subject is there at all; of a suspension, whether it runs. */
  async exists({ type, id }: Subject): Promise<boolean> {
    const { table, isThere } = KEPT_IN[type];
    return (await this.db.query(`SELECT FROM ${table} t WHERE t.id = $1 AND ${isThere}`, [id])).length > 0;
  }

  /** Who contributed a content, wrote an annotation, or is suspended. */
  async ownerOf({ type, id }: Subject): Promise<UserId | undefined> {
    const [row] = await this.db.query<{ userId: UserId }>(
      `SELECT t.user_id AS "userId" FROM ${KEPT_IN[type].table} t WHERE t.id = $1`,
      [id],
    );
    return row?.userId;
  }

  /** Whether the caller may see the subject; an annotation is visible as its content is, a suspension is nobody's to look at. */
  async isVisible(scope: TeamScope, { type, id }: Subject): Promise<boolean> {
    if (type === SubjectType.Suspension) return false;
    const { values, bind } = parameters(id);
    const visible = visibleContents(scope, 's')(bind);
    const rows = await this.db.query(
      type === SubjectType.Content
        ? `SELECT FROM content s WHERE s.id = $1 AND ${visible}`
        : `SELECT FROM annotation a JOIN content s ON s.id = a.content_id WHERE a.id = $1 AND a.deleted_at IS NULL AND ${visible}`,
      values,
    );
    return rows.length > 0;
  }

  /** Annotations of a content that have an open case. */
  async annotationsInQuestion(contentId: ContentId): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT a.id FROM annotation a
         JOIN moderation_case c ON c.subject_type = 'annotation' AND c.subject_id = a.id AND c.closed_at IS NULL
        WHERE a.content_id = $1 ORDER BY a.id`,
      [contentId],
    );
    return rows.map(({ id }) => id);
  }

  /** Annotations of a content whose cases have ended without a decision. */
  async annotationsLeftUndecided(contentId: ContentId): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT DISTINCT a.id FROM annotation a
         JOIN moderation_case c ON c.subject_type = 'annotation' AND c.subject_id = a.id AND c.state = 'closed'
        WHERE a.content_id = $1 AND a.deleted_at IS NULL ORDER BY a.id`,
      [contentId],
    );
    return rows.map(({ id }) => id);
  }

  /** What a scanner has written down about a content; undefined before it has. */
  async findingsOf(id: ContentId, scanner: string): Promise<Readonly<Record<string, unknown>> | undefined> {
    const [row] = await this.db.query<{ findings: Record<string, unknown> }>(
      `SELECT s.findings FROM content_scan s WHERE s.content_id = $1 AND s.scanner = $2`,
      [id, scanner],
    );
    return row?.findings;
  }
}
