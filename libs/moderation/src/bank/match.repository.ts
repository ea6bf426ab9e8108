import { parameters } from '@odr/content';
import { HashEffect } from '@odr/contracts';
import { ASK_BY_PIECES, nearHashes, type KnownHash } from '@odr/duplicates';
import type { CaseId, ContentId, HashBankId, HashEntryId, HashScanId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { BankMatch } from './bank.policy.js';

/** A content as the gate looks at it. */
export interface Arrival {
  readonly sha256: string;
  readonly status: string;
}

export interface KeptMatch {
  readonly match: BankMatch;
  readonly effect: HashEffect;
}

/** Which entries count: of a bank that is on, not refuted, not put to rest, and of enough structure. `e` entry, `b` bank, `$quality` the picture's. */
export const countingEntry = (quality: string): string => `
  b.is_enabled AND e.confirmed <> 'refuted' AND (e.disabled_until IS NULL OR e.disabled_until <= now())
  AND e.quality >= b.min_quality AND ${quality} >= b.min_quality`;

/** That a person has cleared this very file of this bank, and nobody has taken that back. */
export const wasCleared = (bankId: string, sha256: string): string => `
  EXISTS (SELECT FROM hash_match m JOIN moderation_decision d ON d.case_id = m.case_id
           WHERE m.bank_id = ${bankId} AND m.sha256 = ${sha256}
             AND d.action = 'approve' AND d.is_final AND d.reversed_at IS NULL)`;

/** What has been done about a match already is not done again. */
const wasHandled = (bankId: string, contentId: string): string => `
  EXISTS (SELECT FROM hash_match h WHERE h.bank_id = ${bankId} AND h.content_id = ${contentId}
           AND h.effect IN ('quarantined', 'raised'))`;

/** Matches of pictures with entries of banks. */
@Injectable()
export class MatchRepository {
  constructor(private readonly db: Database) {}

  /**
   * Lets no search through everything here begin until this transaction has ended: an arrival is either seen by the search or
   * sees the entries that the search is about.
   */
  async announceArrival(): Promise<void> {
    await this.db.query(`SELECT pg_advisory_xact_lock_shared(hashtextextended('moderation.hash_banks', 0))`);
  }

  /** Waits for everybody who is matching or seeding right now. */
  async waitForArrivals(): Promise<void> {
    await this.db.query(`SELECT pg_advisory_xact_lock(hashtextextended('moderation.hash_banks', 0))`);
  }

  /** Locked until the transaction ends; undefined for what is deleted. */
  async arrival(contentId: ContentId): Promise<Arrival | undefined> {
    const [row] = await this.db.query<Arrival>(
      `SELECT sha256, status FROM content WHERE id = $1 AND deleted_at IS NULL`,
      [contentId],
    );
    return row;
  }

  /**
   * The nearest entry of each bank that the picture is near enough to, in any of its eight orientations. Exact: nothing within
   * a bank's distance is missed. Without what a person has cleared, or what has been handled.
   */
  async nearest(contentId: ContentId, { sha256 }: Arrival, { hashes, quality }: KnownHash): Promise<BankMatch[]> {
    const [widest] = await this.db.query<{ within: number | null }>(
      `SELECT max(distance)::integer AS within FROM hash_bank b WHERE b.is_enabled AND b.min_quality <= $1`,
      [quality],
    );
    const within = widest?.within ?? null;
    if (within === null) return [];
    return this.byPieces(async () => {
      const { values, bind } = parameters(contentId, sha256, quality);
      const near = nearHashes(hashes, bind, { table: 'hash_entry', key: 'id', where: 'true', within });
      return this.db.query<BankMatch>(
        `WITH near AS MATERIALIZED (${near})
         SELECT DISTINCT ON (b.id) b.id AS "bankId", b.name AS "bankName", b.version AS "bankVersion", b.kind,
                b.paused_at IS NOT NULL AS "isPaused", e.id AS "entryId", near.bits, near.turn
           FROM near JOIN hash_entry e ON e.id = near.id JOIN hash_bank b ON b.id = e.bank_id
          WHERE near.bits <= b.distance AND ${countingEntry('$3::integer')}
            AND NOT ${wasHandled('b.id', '$1::uuid')} AND NOT ${wasCleared('b.id', '$2')}
          ORDER BY b.id, near.bits, e.id`,
        values,
      );
    });
  }

  /** Keeps what became of the matches of one content. */
  async keep(
    contentId: ContentId,
    { sha256 }: Arrival,
    kept: readonly KeptMatch[],
    caseId: CaseId | undefined,
  ): Promise<void> {
    const rows = kept.map(({ match: { bankId, entryId, bits, turn }, effect }) => ({
      ...{ bankId, entryId, bits, turn, effect },
      caseId: effect === HashEffect.Quarantined || effect === HashEffect.Raised ? (caseId ?? null) : null,
    }));
    await this.db.query(
      `INSERT INTO hash_match AS m (bank_id, content_id, entry_id, sha256, bits, turn, effect, case_id)
       SELECT k."bankId", $1, k."entryId", $2, k.bits, k.turn, k.effect, k."caseId"
         FROM jsonb_to_recordset($3::jsonb) AS k("bankId" uuid, "entryId" uuid, bits smallint, turn smallint, effect text, "caseId" uuid)
       ON CONFLICT (bank_id, content_id) DO UPDATE
         SET entry_id = excluded.entry_id, sha256 = excluded.sha256, bits = excluded.bits, turn = excluded.turn,
             effect = excluded.effect, case_id = excluded.case_id, matched_at = now()`,
      [contentId, sha256, JSON.stringify(rows)],
    );
  }

  /** What a search has found; nothing is done about it yet. What was handled before stays as it is. */
  async find(
    scanId: HashScanId,
    bankId: HashBankId,
    found: readonly {
      readonly contentId: ContentId;
      readonly entryId: HashEntryId;
      readonly bits: number;
      readonly turn: number;
    }[],
  ): Promise<number> {
    const rows = await this.db.query(
      `INSERT INTO hash_match AS m (bank_id, content_id, entry_id, sha256, bits, turn, effect, scan_id)
       SELECT $1, c.id, f."entryId", c.sha256, f.bits, f.turn, 'found', $2
         FROM jsonb_to_recordset($3::jsonb) AS f("contentId" uuid, "entryId" uuid, bits smallint, turn smallint)
         JOIN content c ON c.id = f."contentId"
        ORDER BY c.id
       ON CONFLICT (bank_id, content_id) DO UPDATE
         SET entry_id = excluded.entry_id, bits = excluded.bits, turn = excluded.turn, scan_id = excluded.scan_id, effect = 'found'
         WHERE m.effect NOT IN ('quarantined', 'raised')
       RETURNING m.content_id`,
      [bankId, scanId, JSON.stringify(found)],
    );
    return rows.length;
  }

  private byPieces<T>(work: () => Promise<T>): Promise<T> {
    return this.db.transaction(async () => {
      const before = await this.db.query<{ name: string; value: string }>(
        `SELECT name, setting AS value FROM pg_settings WHERE name IN ('enable_seqscan', 'enable_hashjoin', 'enable_mergejoin')`,
      );
      await this.db.query(ASK_BY_PIECES);
      const result = await work();
      // The transaction goes on with other statements, which are planned as always.
      await this.db.query(
        `SELECT set_config(s.name, s.value, true) FROM jsonb_to_recordset($1::jsonb) AS s(name text, value text)`,
        [JSON.stringify(before)],
      );
      return result;
    });
  }
}
