import { toPage, type CaseId, type Page, type UserId } from '@odr/kernel';
import { Database, type UncountedPageQuery } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { HoldResponse, SkipResponse } from '../dto/lease.response.dto.js';
import { positionOf } from '../position.policy.js';

type HoldRow = Omit<HoldResponse, 'until' | 'since' | 'dueAt'> & {
  readonly until: Date;
  readonly since: Date | null;
  readonly dueAt: Date;
};
type SkipRow = Omit<SkipResponse, 'at'> & { readonly at: Date; readonly key: string; readonly userId: UserId };

/** A case that is kept for long, as whoever leads finds it. */
export interface HeldFor {
  readonly queue: string;
  readonly holder: UserId;
}

/** SQL: whether case `c` is kept for long, or waits for the colleague it was handed to. */
const IS_HELD = `c.lease_owner IS NOT NULL AND c.lease_kind <> 'normal' AND c.lease_expires_at > now() AND c.closed_at IS NULL`;

/** SQL: the name of what case `c` is about, or of what its annotation is about. Accounts are not named. */
const NAME = `CASE c.subject_type WHEN 'suspension' THEN 'A suspended account' ELSE
  (SELECT s.name FROM content s WHERE s.deleted_at IS NULL AND s.id = CASE c.subject_type WHEN 'content' THEN c.subject_id
     ELSE (SELECT n.content_id FROM annotation n WHERE n.id = c.subject_id) END) END`;

/** What keeps cases from being decided: those who hold them, and those who pass them on. */
@Injectable()
export class HoldRepository {
  constructor(private readonly db: Database) {}

  /** Everything that somebody keeps for long or was handed, what is due first before the rest. */
  async holds(): Promise<HoldResponse[]> {
    const rows = await this.db.query<HoldRow>(
      `SELECT c.id AS "itemId", c.queue, c.lease_kind AS kind, c.hold_reason AS reason, c.held_since AS since,
              c.lease_expires_at AS until, c.severity, c.due_at AS "dueAt", ${NAME} AS name,
              jsonb_build_object('id', u.id, 'name', u.name) AS holder
         FROM moderation_case c JOIN user_account u ON u.id = c.lease_owner
        WHERE ${IS_HELD} ORDER BY c.due_at, c.id LIMIT 500`,
    );
    return rows.map((row) => ({
      ...row,
      since: row.since?.toISOString() ?? null,
      until: row.until.toISOString(),
      dueAt: row.dueAt.toISOString(),
    }));
  }

  /** Locks a case that is held; undefined once it is not. */
  async lock(id: CaseId): Promise<HeldFor | undefined> {
    const [row] = await this.db.query<HeldFor>(
      `SELECT c.queue, c.lease_owner AS holder FROM moderation_case c WHERE c.id = $1 AND ${IS_HELD} FOR UPDATE`,
      [id],
    );
    return row;
  }

  /** Lets everybody have a locked case again; the token of before is worth nothing any more. */
  async release(id: CaseId): Promise<void> {
    await this.db.query(
      `UPDATE moderation_case SET lease_owner = NULL, lease_expires_at = NULL, lease_kind = 'normal', hold_reason = NULL,
              lease_token = lease_token + 1
        WHERE id = $1`,
      [id],
    );
  }

  /** Gives a locked case to somebody for a day. @returns false when they must not have it */
  async giveTo(id: CaseId, to: UserId): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE moderation_case c
          SET lease_kind = 'handover', hold_reason = NULL, held_since = now(), lease_owner = $2,
              lease_token = c.lease_token + 1, lease_expires_at = now() + interval '24 hours'
        WHERE c.id = $1 AND NOT $2::uuid = ANY(c.barred) RETURNING c.id`,
      [id, to],
    );
    return rows.length > 0;
  }

  /** Who passed what on and why, the newest first. */
  async skips({ limit, cursor }: UncountedPageQuery): Promise<Page<SkipResponse>> {
    const after = positionOf(cursor, ['time', 'uuid', 'uuid']);
    const rows = await this.db.query<SkipRow>(
      `SELECT k.case_id AS "itemId", c.queue, ${NAME} AS name, c.closed_at IS NULL AS "isOpen", k.reason, k.note, k.at,
              k.at::text AS key, k.user_id AS "userId", jsonb_build_object('id', u.id, 'name', u.name) AS moderator
         FROM moderation_skip k JOIN moderation_case c ON c.id = k.case_id JOIN user_account u ON u.id = k.user_id
        ${after.length === 0 ? '' : 'WHERE (k.at, k.case_id, k.user_id) < ($2::timestamptz, $3::uuid, $4::uuid)'}
        ORDER BY k.at DESC, k.case_id DESC, k.user_id DESC LIMIT $1`,
      [limit + 1, ...after],
    );
    const page = toPage(rows, limit, ({ key, itemId, userId }) => [key, itemId, userId]);
    return {
      ...page,
      items: page.items.map(({ key: _, userId: __, ...row }) => ({ ...row, at: row.at.toISOString() })),
    };
  }
}
