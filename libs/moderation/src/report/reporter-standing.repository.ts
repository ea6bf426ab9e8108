import { type MuteAppealOutcome, ReporterFilter } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { TrackRecord } from './accuracy.policy.js';

/** What is known of somebody as a reporter. */
export interface StandingRow extends TrackRecord {
  readonly userId: UserId;
  readonly name: string;
  readonly isTrusted: boolean;
  readonly filed: number;
  readonly isMuted: boolean;
  readonly mutedAt: Date | null;
  readonly mutedUntil: Date | null;
  readonly mutedBy: UserId | null;
  readonly muteNote: string | null;
  readonly appealText: string | null;
  readonly appealedAt: Date | null;
  readonly appealOutcome: MuteAppealOutcome | null;
}

/** Reports further back say little about somebody today, and counting stays cheap for who files thousands. */
const RECORD_LENGTH = 1_000;
const LISTED = 200;

const IS_MUTED = `coalesce(s.muted_at IS NOT NULL AND (s.muted_until IS NULL OR s.muted_until > now()), false)`;

const STANDING = `
  SELECT u.id AS "userId", u.name, coalesce(s.is_trusted, false) AS "isTrusted", ${IS_MUTED} AS "isMuted",
         s.muted_at AS "mutedAt", s.muted_until AS "mutedUntil", s.muted_by AS "mutedBy", s.mute_note AS "muteNote",
         s.appeal_text AS "appealText", s.appealed_at AS "appealedAt", s.appeal_outcome AS "appealOutcome",
         record.filed, record.agreed, record.disagreed
    FROM user_account u LEFT JOIN reporter_standing s ON s.user_id = u.id
   CROSS JOIN LATERAL (
     SELECT count(*)::integer AS filed, count(*) FILTER (WHERE last.outcome = 'actioned')::integer AS agreed,
            count(*) FILTER (WHERE last.outcome = 'not_actioned')::integer AS disagreed
       FROM (SELECT r.outcome FROM report r WHERE r.reporter_id = u.id ORDER BY r.id DESC LIMIT ${RECORD_LENGTH}) last) record`;

const MATCHES: Readonly<Record<ReporterFilter, string>> = {
  recent: `u.id IN (SELECT r.reporter_id FROM report r WHERE r.created_at > now() - interval '90 days')`,
  trusted: `s.is_trusted`,
  muted: IS_MUTED,
  appealed: `${IS_MUTED} AND s.appealed_at IS NOT NULL AND s.appeal_outcome IS NULL`,
};

@Injectable()
export class ReporterStandingRepository {
  constructor(private readonly db: Database) {}

  async of(userId: UserId): Promise<StandingRow | undefined> {
    const [row] = await this.db.query<StandingRow>(`${STANDING} WHERE u.id = $1`, [userId]);
    return row;
  }

  /** Those who file most first. */
  list(filter: ReporterFilter): Promise<StandingRow[]> {
    return this.db.query<StandingRow>(
      `${STANDING} WHERE ${MATCHES[filter]} ORDER BY record.filed DESC, u.id LIMIT ${LISTED}`,
    );
  }

  /** @returns whether that changes anything */
  async trust(userId: UserId, isTrusted: boolean): Promise<boolean> {
    const rows = await this.db.query(
      `INSERT INTO reporter_standing AS s (user_id, is_trusted) VALUES ($1, $2)
       ON CONFLICT (user_id) DO UPDATE SET is_trusted = excluded.is_trusted WHERE s.is_trusted <> excluded.is_trusted
       RETURNING s.user_id`,
      [userId, isTrusted],
    );
    return rows.length > 0;
  }

  /** Begins a muting, which may be appealed against once; what was said about an earlier one is gone. @returns when it ends, null without an end */
  async mute(
    userId: UserId,
    { days, note, by }: { days: number | null; note: string; by: UserId },
  ): Promise<Date | null> {
    const [row] = await this.db.query<{ mutedUntil: Date | null }>(
      `INSERT INTO reporter_standing AS s (user_id, muted_at, muted_until, muted_by, mute_note)
       VALUES ($1, now(), now() + make_interval(days => $2), $3, $4)
       ON CONFLICT (user_id) DO UPDATE
         SET muted_at = excluded.muted_at, muted_until = excluded.muted_until, muted_by = excluded.muted_by, mute_note = excluded.mute_note,
             appeal_text = NULL, appealed_at = NULL, appeal_outcome = NULL, appeal_decided_by = NULL, appeal_decided_at = NULL
       RETURNING s.muted_until AS "mutedUntil"`,
      [userId, days, by, note],
    );
    return row?.mutedUntil ?? null;
  }

  /** @returns whether there was a muting to end */
  async unmute(userId: UserId): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE reporter_standing s SET muted_at = NULL, muted_until = NULL, muted_by = NULL, mute_note = NULL
        WHERE s.user_id = $1 AND ${IS_MUTED} RETURNING s.user_id`,
      [userId],
    );
    return rows.length > 0;
  }

  /** @returns whether there was a muting that had not been appealed against */
  async appeal(userId: UserId, text: string): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE reporter_standing s SET appeal_text = $2, appealed_at = now()
        WHERE s.user_id = $1 AND ${IS_MUTED} AND s.appealed_at IS NULL RETURNING s.user_id`,
      [userId, text],
    );
    return rows.length > 0;
  }

  /** @returns whether an appeal was waiting */
  async decideAppeal(userId: UserId, outcome: MuteAppealOutcome, by: UserId): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE reporter_standing s SET appeal_outcome = $2, appeal_decided_by = $3, appeal_decided_at = now()
        WHERE s.user_id = $1 AND ${IS_MUTED} AND s.appealed_at IS NOT NULL AND s.appeal_outcome IS NULL RETURNING s.user_id`,
      [userId, outcome, by],
    );
    return rows.length > 0;
  }
}
