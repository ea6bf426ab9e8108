import type { ChosenKey } from '@odr/entities';
import type { UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

/** What somebody changed about the keys. */
export interface Keyboard {
  readonly keys: readonly ChosenKey[];
  readonly isOff: boolean;
}

@Injectable()
export class KeyboardRepository {
  constructor(private readonly db: Database) {}

  /** @returns undefined for who has never changed anything */
  async find(userId: UserId): Promise<(Keyboard & { readonly changedAt: Date }) | undefined> {
    const [row] = await this.db.query<Keyboard & { changedAt: Date }>(
      `SELECT k.keys, k.is_off AS "isOff", k.changed_at AS "changedAt" FROM user_keyboard k WHERE k.user_id = $1`,
      [userId],
    );
    return row;
  }

  async keep(userId: UserId, { keys, isOff }: Keyboard): Promise<void> {
    await this.db.query(
      `INSERT INTO user_keyboard (user_id, keys, is_off) VALUES ($1, $2::jsonb, $3)
       ON CONFLICT (user_id) DO UPDATE SET keys = excluded.keys, is_off = excluded.is_off, changed_at = now()`,
      [userId, JSON.stringify(keys.map(({ shortcut, key }) => ({ shortcut, key }))), isOff],
    );
  }
}
