import type { CaseId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

/** A lease as its holder remembers it; without a token any lease of theirs is meant. */
export interface OwnLease {
  readonly id: CaseId;
  readonly holder: UserId;
  readonly token: number | undefined;
}

/** $1 is the case, $2 its holder, $3 the token or null. */
const IS_HELD = `c.id = $1 AND c.lease_owner = $2 AND c.lease_token = coalesce($3, c.lease_token)
                 AND c.lease_expires_at > now() AND c.closed_at IS NULL`;

/** How long a case waits for the colleague it was handed to before anybody may have it. */
const HANDED_OVER_FOR = `interval '24 hours'`;

/** What people do with a case in their hands, other than deciding. The database's clock is the only one. */
@Injectable()
export class LeaseRepository {
  constructor(private readonly db: Database) {}

  /** Keeps a case for hours, where whoever leads can see why. @returns whether the lease was still there */
  async hold({ id, holder, token }: OwnLease, hours: number, reason: string): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE moderation_case c
          SET held_since = CASE c.lease_kind WHEN 'hold' THEN c.held_since ELSE now() END,
              lease_kind = 'hold', hold_reason = $5, lease_expires_at = now() + make_interval(hours => $4)
        WHERE ${IS_HELD} RETURNING c.id`,
      [id, holder, token ?? null, hours, reason],
    );
    return rows.length > 0;
  }

  /** Gives a case to a colleague; the token of before is worth nothing any more. @returns false when the lease is lost, or the colleague must not have it */
  async handOver({ id, holder, token }: OwnLease, to: UserId): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE moderation_case c
          SET lease_kind = 'handover', hold_reason = NULL, held_since = now(), lease_owner = $4, lease_token = c.lease_token + 1,
              lease_expires_at = now() + ${HANDED_OVER_FOR}
        WHERE ${IS_HELD} AND NOT $4::uuid = ANY(c.barred) RETURNING c.id`,
      [id, holder, token ?? null, to],
    );
    return rows.length > 0;
  }

  /** Makes a lease of one's own a fresh one. @returns whether there was one */
  async takeOver(id: CaseId, holder: UserId, leaseSeconds: number): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE moderation_case c
          SET lease_kind = 'normal', hold_reason = NULL, lease_token = c.lease_token + 1,
              lease_expires_at = now() + make_interval(secs => $4)
        WHERE ${IS_HELD} RETURNING c.id`,
      [id, holder, null, leaseSeconds],
    );
    return rows.length > 0;
  }

  /** What colleagues have handed to this person in a queue, as leases of the usual length. It goes before everything else. */
  async takeHandedOver(queue: string, to: UserId, count: number, leaseSeconds: number): Promise<CaseId[]> {
    const rows = await this.db.preparedQuery<{ id: CaseId }>(
      `WITH given AS MATERIALIZED (
         SELECT id FROM moderation_case
          WHERE lease_owner = $2 AND lease_kind = 'handover' AND queue = $1 AND lease_expires_at > now() AND closed_at IS NULL
          ORDER BY (-severity), (-priority), due_at, id LIMIT $3 FOR UPDATE SKIP LOCKED)
       UPDATE moderation_case c
          SET lease_kind = 'normal', lease_token = c.lease_token + 1, lease_expires_at = now() + make_interval(secs => $4)
         FROM given WHERE c.id = given.id RETURNING c.id`,
      [queue, to, count, leaseSeconds],
    );
    return rows.map(({ id }) => id);
  }

  /** Passes a case on for good. @returns whether the lease was still there */
  async skip({ id, holder, token }: OwnLease, reason: string, note: string | undefined): Promise<boolean> {
    const rows = await this.db.query(
      `WITH freed AS (
         UPDATE moderation_case c
            SET lease_owner = NULL, lease_expires_at = NULL, lease_kind = 'normal', hold_reason = NULL,
                barred = array_append(array_remove(c.barred, $2::uuid), $2::uuid)
          WHERE ${IS_HELD} RETURNING c.id)
       INSERT INTO moderation_skip (case_id, user_id, reason, note) SELECT freed.id, $2, $4, $5 FROM freed
       ON CONFLICT (case_id, user_id) DO UPDATE SET reason = excluded.reason, note = excluded.note, at = now()
       RETURNING case_id`,
      [id, holder, token ?? null, reason, note ?? null],
    );
    return rows.length > 0;
  }
}
