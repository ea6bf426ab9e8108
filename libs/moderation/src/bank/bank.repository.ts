import type { HashBankKind } from '@odr/contracts';
import { newId, type HashBankId, type UserId } from '@odr/kernel';
import { Database, isUniqueViolation } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { BankNameTaken } from './bank.errors.js';

export interface BankChanges {
  readonly name?: string;
  readonly kind?: HashBankKind;
  readonly distance?: number;
  readonly minQuality?: number;
  readonly isEnabled?: boolean;
  readonly note?: string | null;
}

export interface LockedBank {
  readonly id: HashBankId;
  readonly name: string;
  readonly version: number;
  readonly kind: HashBankKind;
  readonly distance: number;
  readonly minQuality: number;
  readonly isEnabled: boolean;
  readonly isPaused: boolean;
  readonly matchedThrough: string;
}

/** Write model of banks. */
@Injectable()
export class BankRepository {
  constructor(private readonly db: Database) {}

  /** @throws BankNameTaken */
  async insert(bank: Required<BankChanges>, by: UserId): Promise<HashBankId> {
    const id = newId<HashBankId>();
    await named(bank.name, () =>
      this.db.query(
        `INSERT INTO hash_bank (id, name, kind, distance, min_quality, is_enabled, note, created_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [id, bank.name, bank.kind, bank.distance, bank.minQuality, bank.isEnabled, bank.note, by],
      ),
    );
    return id;
  }

  async lock(id: HashBankId): Promise<LockedBank | undefined> {
    const [row] = await this.db.query<LockedBank>(
      `SELECT id, name, version, kind, distance, min_quality AS "minQuality", is_enabled AS "isEnabled",
              paused_at IS NOT NULL AS "isPaused", matched_through AS "matchedThrough"
         FROM hash_bank WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return row;
  }

  /** @throws BankNameTaken */
  async update(id: HashBankId, changes: BankChanges): Promise<void> {
    const { name, kind, distance, minQuality, isEnabled, note } = changes;
    await named(name ?? '', () =>
      this.db.query(
        `UPDATE hash_bank SET name = coalesce($2, name), kind = coalesce($3, kind), distance = coalesce($4, distance),
                min_quality = coalesce($5, min_quality), is_enabled = coalesce($6, is_enabled),
                note = CASE WHEN $7::boolean THEN $8 ELSE note END, version = version + 1, updated_at = now()
          WHERE id = $1`,
        [
          ...[id, name ?? null, kind ?? null, distance ?? null, minQuality ?? null, isEnabled ?? null],
          note !== undefined,
          note ?? null,
        ],
      ),
    );
  }

  async delete(id: HashBankId): Promise<void> {
    await this.db.query(`DELETE FROM hash_bank WHERE id = $1 RETURNING id`, [id]);
  }

  async countMatches(id: HashBankId): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM hash_match WHERE bank_id = $1`,
      [id],
    );
    return row?.count ?? 0;
  }

  /** Hides nothing any more until somebody has looked. */
  async setPaused(id: HashBankId, isPaused: boolean): Promise<void> {
    await this.db.query(
      `UPDATE hash_bank SET paused_at = CASE WHEN $2::boolean THEN coalesce(paused_at, now()) END, version = version + 1,
              updated_at = now()
        WHERE id = $1 AND (paused_at IS NOT NULL) <> $2::boolean RETURNING id`,
      [id, isPaused],
    );
  }

  /** Who is asked when a bank would hit too much. */
  async administrators(): Promise<UserId[]> {
    const rows = await this.db.query<{ id: UserId }>(
      `SELECT id FROM user_account WHERE role = 'admin' AND is_active ORDER BY id`,
    );
    return rows.map(({ id }) => id);
  }

  /** Everything here is compared with everything in the bank anew. */
  async unmatch(id: HashBankId): Promise<void> {
    await this.db.query(`UPDATE hash_bank SET matched_through = 0 WHERE id = $1`, [id]);
  }

  async markMatched(id: HashBankId, through: string): Promise<void> {
    await this.db.query(`UPDATE hash_bank SET matched_through = greatest(matched_through, $2::bigint) WHERE id = $1`, [
      id,
      through,
    ]);
  }
}

async function named<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // Two people may choose the same name at once; only the constraint knows who was first.
    if (isUniqueViolation(error, 'hash_bank_name_key')) throw new BankNameTaken(name);
    throw error;
  }
}
