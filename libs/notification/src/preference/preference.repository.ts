import type { MutableCategory } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

@Injectable()
export class PreferenceRepository {
  constructor(private readonly db: Database) {}

  /** The categories that this person has switched off. */
  async switchedOff(userId: UserId): Promise<MutableCategory[]> {
    const rows = await this.db.query<{ category: MutableCategory }>(
      `SELECT category FROM notification_preference WHERE user_id = $1 AND NOT by_mail`,
      [userId],
    );
    return rows.map(({ category }) => category);
  }

  async set(userId: UserId, category: MutableCategory, byMail: boolean): Promise<void> {
    await this.db.query(
      `INSERT INTO notification_preference (user_id, category, by_mail) VALUES ($1, $2, $3)
       ON CONFLICT (user_id, category) DO UPDATE SET by_mail = excluded.by_mail, updated_at = now()`,
      [userId, category, byMail],
    );
  }

  /**
   * Where to mail them. Undefined when they are inactive or do not want mails of this category, and until their address is
   * verified: whoever registers with somebody else's must not have us fill their mailbox.
   */
  async mailReader(
    userId: UserId,
    category: MutableCategory,
  ): Promise<{ userId: UserId; email: string; name: string } | undefined> {
    const [row] = await this.db.query<{ userId: UserId; email: string; name: string }>(
      `SELECT u.id AS "userId", u.email, u.name FROM user_account u
        WHERE u.id = $1 AND u.is_active AND u.email_verified_at IS NOT NULL
          AND NOT EXISTS (SELECT FROM notification_preference p WHERE p.user_id = u.id AND p.category = $2 AND NOT p.by_mail)`,
      [userId, category],
    );
    return row;
  }
}
