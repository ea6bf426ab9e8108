import type { UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

/** How a moderator wants to work. */
export interface Preference {
  readonly blurPx: number;
  readonly isGrey: boolean;
  readonly reveal: 'toggle' | 'hold';
  readonly dailyLimit: number;
  readonly optedOut: readonly string[];
}

const COLUMNS = `p.blur_px AS "blurPx", p.is_grey AS "isGrey", p.reveal, p.daily_limit AS "dailyLimit", p.opted_out AS "optedOut"`;

@Injectable()
export class PreferenceRepository {
  constructor(private readonly db: Database) {}

  /** @returns undefined for who has never changed anything */
  async find(userId: UserId): Promise<Preference | undefined> {
    const [row] = await this.db.query<Preference>(
      `SELECT ${COLUMNS} FROM moderator_preference p WHERE p.user_id = $1`,
      [userId],
    );
    return row;
  }

  async keep(userId: UserId, { blurPx, isGrey, reveal, dailyLimit, optedOut }: Preference): Promise<void> {
    await this.db.query(
      `INSERT INTO moderator_preference (user_id, blur_px, is_grey, reveal, daily_limit, opted_out) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (user_id) DO UPDATE
         SET blur_px = excluded.blur_px, is_grey = excluded.is_grey, reveal = excluded.reveal,
             daily_limit = excluded.daily_limit, opted_out = excluded.opted_out`,
      [userId, blurPx, isGrey, reveal, dailyLimit, [...optedOut]],
    );
  }
}
