import type { HashConfirmation } from '@odr/contracts';
import { newId, type ContentId, type HashBankId, type HashEntryId, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { TELLING_BITS, type EntryVerdicts } from './bank.policy.js';

export interface NewEntry {
  /** 64 hex digits, lower case. */
  readonly hash: string;
  readonly quality: number;
  readonly source: string | null;
  readonly contentId: ContentId | null;
  readonly note: string | null;
}

export interface EntryChanges {
  readonly confirmed?: HashConfirmation;
  readonly disabledUntil?: Date | null;
  readonly note?: string | null;
}

/** What became of one hash that was to be added. */
export interface AddedEntry {
  readonly id: HashEntryId;
  readonly isNew: boolean;
}

/** Write model of entries. */
@Injectable()
export class EntryRepository {
  constructor(private readonly db: Database) {}

  /**
   * Adds what the bank does not have yet.
   * @param seededBy a person; the column takes nobody else
   * @returns by hash
   */
  async add(
    bankId: HashBankId,
    entries: readonly NewEntry[],
    seededBy: UserId,
  ): Promise<ReadonlyMap<string, AddedEntry>> {
    const rows = entries.map((entry) => ({ ...entry, id: newId<HashEntryId>() }));
    const added = await this.db.query<{ hash: string; id: HashEntryId; isNew: boolean }>(
      `WITH wanted AS (
         SELECT w.*, ('x' || w.hash)::bit(256) AS bits
           FROM jsonb_to_recordset($3::jsonb) AS w(id uuid, hash text, quality smallint, source text, "contentId" uuid, note text)),
       added AS (
         INSERT INTO hash_entry (id, seq, bank_id, hash, quality, source, content_id, note, seeded_by)
         SELECT w.id, nextval('hash_entry_seq'), $1, w.bits, w.quality, w.source, w."contentId", w.note, $2 FROM wanted w
             ON CONFLICT (bank_id, hash) DO NOTHING RETURNING id, hash)
       SELECT w.hash, coalesce(a.id, e.id) AS id, a.id IS NOT NULL AS "isNew"
         FROM wanted w LEFT JOIN added a ON a.hash = w.bits LEFT JOIN hash_entry e ON e.bank_id = $1 AND e.hash = w.bits`,
      [bankId, seededBy, JSON.stringify(rows)],
    );
    return new Map(added.map(({ hash, ...entry }) => [hash, entry]));
  }

  async lock(bankId: HashBankId, id: HashEntryId): Promise<{ readonly confirmed: HashConfirmation } | undefined> {
    const [row] = await this.db.query<{ confirmed: HashConfirmation }>(
      `SELECT confirmed FROM hash_entry WHERE bank_id = $1 AND id = $2 FOR UPDATE`,
      [bankId, id],
    );
    return row;
  }

  /** What a person says of the entry itself, verdicts about pictures do not change any more. */
  async update(id: HashEntryId, { confirmed, disabledUntil, note }: EntryChanges): Promise<void> {
    await this.db.query(
      `UPDATE hash_entry SET confirmed = coalesce($2, confirmed), is_ruled = is_ruled OR $2::text IS NOT NULL,
              disabled_until = CASE WHEN $3::boolean THEN $4 ELSE disabled_until END,
              note = CASE WHEN $5::boolean THEN $6 ELSE note END
        WHERE id = $1`,
      [id, confirmed ?? null, disabledUntil !== undefined, disabledUntil ?? null, note !== undefined, note ?? null],
    );
  }

  async countMatches(id: HashEntryId): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM hash_match WHERE entry_id = $1`,
      [id],
    );
    return row?.count ?? 0;
  }

  async delete(id: HashEntryId): Promise<void> {
    await this.db.query(`DELETE FROM hash_entry WHERE id = $1 RETURNING id`, [id]);
  }

  /** Entries that what was decided about this content is about, with all verdicts about pictures near them. */
  verdictsNear(contentId: ContentId): Promise<(EntryVerdicts & { readonly id: HashEntryId })[]> {
    return this.db.query(
      `SELECT e.id,
              count(*) FILTER (WHERE d.action IN ('reject', 'delist', 'flag_illegal'))::integer AS upheld,
              count(*) FILTER (WHERE d.action = 'approve' AND m.bits <= ${TELLING_BITS})::integer AS cleared
         FROM hash_entry e
         LEFT JOIN hash_match m ON m.entry_id = e.id
         LEFT JOIN moderation_decision d ON d.case_id = m.case_id AND d.is_final AND d.reversed_at IS NULL
        WHERE e.id IN (SELECT entry_id FROM hash_match WHERE content_id = $1) AND NOT e.is_ruled
        GROUP BY e.id ORDER BY e.id`,
      [contentId],
    );
  }

  async learn(id: HashEntryId, confirmed: HashConfirmation): Promise<void> {
    await this.db.query(`UPDATE hash_entry SET confirmed = $2 WHERE id = $1 AND NOT is_ruled`, [id, confirmed]);
  }
}
