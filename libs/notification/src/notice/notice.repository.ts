import type { NoticeData, NoticeKind, NoticeOf } from '@odr/contracts';
import { newId, type NotificationId, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

export interface NewNotice<K extends NoticeKind> {
  readonly kind: K;
  readonly data: NoticeData[K];
  readonly source: string | undefined;
  readonly awaitsMail: boolean;
  readonly createdAt: Date;
}

/** Someone who was told, with what a letter to them needs. */
export interface Reader {
  readonly userId: UserId;
  readonly email: string;
  /** Undefined until the address is verified: whoever registered with somebody else's has chosen it. */
  readonly name: string | undefined;
  readonly isActive: boolean;
}

/** A notice that the digest has taken out. */
export type TakenNotice = NoticeOf & { readonly isRead: boolean };

@Injectable()
export class NoticeRepository {
  constructor(private readonly db: Database) {}

  /** @returns whom it told: not those who had been told of the same source before, nor those who are gone, nor pipelines, which read nothing */
  async insert<K extends NoticeKind>(userIds: readonly UserId[], notice: NewNotice<K>): Promise<Reader[]> {
    const rows = [...new Set(userIds)].map((userId) => ({ id: newId<NotificationId>(), user_id: userId }));
    const told = await this.db.query<Reader & { name: string | null }>(
      `WITH told AS (
         INSERT INTO notification (id, user_id, kind, data, source, awaits_mail, created_at)
         SELECT n.id, u.id, $2, $3, $4, $5, $6
           FROM jsonb_to_recordset($1::jsonb) AS n(id uuid, user_id uuid)
           JOIN user_account u ON u.id = n.user_id AND u.kind = 'person'
         ON CONFLICT (user_id, kind, source) WHERE source IS NOT NULL DO NOTHING
         RETURNING user_id)
       SELECT u.id AS "userId", u.email, CASE WHEN u.email_verified_at IS NOT NULL THEN u.name END AS name, u.is_active AS "isActive"
         FROM told JOIN user_account u ON u.id = told.user_id`,
      [
        JSON.stringify(rows),
        notice.kind,
        JSON.stringify(notice.data),
        notice.source ?? null,
        notice.awaitsMail,
        notice.createdAt,
      ],
    );
    return told.map(({ name, ...reader }) => ({ ...reader, name: name ?? undefined }));
  }

  /**
   * Until the end of the transaction nobody takes these people's notices for a digest. Without that, the digest that waits now
   * could run before what is told here commits, and nobody would ask for another.
   */
  async holdDigests(userIds: readonly UserId[]): Promise<void> {
    await this.db.query(
      `SELECT pg_advisory_xact_lock_shared(hashtextextended('digest:' || id, 0)) FROM unnest($1::text[]) AS id ORDER BY id`,
      [userIds],
    );
  }

  /** Takes what waits for a mail, oldest first. */
  async takeForMail(userId: UserId, kinds: readonly NoticeKind[]): Promise<TakenNotice[]> {
    await this.db.query(`SELECT pg_advisory_xact_lock(hashtextextended('digest:' || $1, 0))`, [userId]);
    return this.db.query<TakenNotice>(
      `WITH taken AS (
         UPDATE notification SET awaits_mail = false WHERE user_id = $1 AND awaits_mail AND kind = ANY ($2)
         RETURNING id, kind, data, read_at IS NOT NULL AS "isRead")
       SELECT kind, data, "isRead" FROM taken ORDER BY id`,
      [userId, kinds],
    );
  }

  async read(userId: UserId, ids: readonly NotificationId[]): Promise<void> {
    await this.db.query(
      `UPDATE notification SET read_at = now() WHERE user_id = $1 AND id = ANY ($2) AND read_at IS NULL`,
      [userId, ids],
    );
  }

  /** @param upTo the last one to count; all that there are without it */
  async readAll(userId: UserId, upTo: NotificationId | undefined): Promise<void> {
    await this.db.query(
      `UPDATE notification SET read_at = now()
        WHERE user_id = $1 AND read_at IS NULL AND ($2::uuid IS NULL OR id <= $2::uuid)`,
      [userId, upTo ?? null],
    );
  }

  async forgetBefore(then: Date): Promise<number> {
    return (await this.db.query(`DELETE FROM notification WHERE created_at < $1 RETURNING id`, [then])).length;
  }
}
