import { HashScanState } from '@odr/contracts';
import { newId, type ContentId, type HashBankId, type HashEntryId, type HashScanId, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { countingEntry, wasCleared } from './match.repository.js';

/** A search through everything here, as its next step finds it. */
export interface LockedScan {
  readonly id: HashScanId;
  readonly bankId: HashBankId;
  readonly state: HashScanState;
  readonly isPreview: boolean;
  readonly fromSeq: string;
  readonly throughSeq: string;
  readonly total: number;
  readonly matched: number;
  readonly lastContentId: ContentId | null;
}

export interface FoundMatch {
  readonly contentId: ContentId;
  readonly entryId: HashEntryId;
  readonly bits: number;
  readonly turn: number;
}

const COLUMNS = `id, bank_id AS "bankId", state, is_preview AS "isPreview", from_seq AS "fromSeq", through_seq AS "throughSeq",
  total, matched, last_content_id AS "lastContentId"`;

/** Contents that can be hidden, or that somebody can be asked about. */
const SEARCHED = `c.deleted_at IS NULL AND c.pdq_hash IS NOT NULL AND c.status NOT IN ('quarantined', 'withdrawn')`;

/** The eight hashes of `c`, those that are known. */
const TURNS = `(SELECT 0 AS turn, ('x' || c.pdq_hash)::bit(256) AS hash
    UNION ALL
    SELECT t + 1, ('x' || encode(substring(c.pdq_turned FROM 1 + 32 * t FOR 32), 'hex'))::bit(256)
      FROM generate_series(0, coalesce(length(c.pdq_turned), 0) / 32 - 1) AS t)`;

/** Write model of searches. */
@Injectable()
export class ScanRepository {
  constructor(private readonly db: Database) {}

  /** The last entry that there is; asked while nobody adds any, so that none of before it is still to come. */
  async lastSeq(bankId: HashBankId): Promise<string> {
    const [row] = await this.db.query<{ seq: string | null }>(
      `SELECT max(seq) AS seq FROM hash_entry WHERE bank_id = $1`,
      [bankId],
    );
    return row?.seq ?? '0';
  }

  async begin(scan: {
    readonly bankId: HashBankId;
    readonly fromSeq: string;
    readonly throughSeq: string;
    readonly isPreview: boolean;
    readonly by: UserId | null;
  }): Promise<HashScanId> {
    const id = newId<HashScanId>();
    await this.db.query(
      `INSERT INTO hash_scan (id, bank_id, state, is_preview, from_seq, through_seq, total, decided_by)
       SELECT $1, $2, 'running', $3, $4, $5, (SELECT count(*) FROM content c WHERE ${SEARCHED}), $6`,
      [id, scan.bankId, scan.isPreview, scan.fromSeq, scan.throughSeq, scan.by],
    );
    return id;
  }

  async open(bankId: HashBankId): Promise<LockedScan | undefined> {
    const [row] = await this.db.query<LockedScan>(
      `SELECT ${COLUMNS} FROM hash_scan WHERE bank_id = $1 AND state IN ('running', 'held', 'applying') FOR UPDATE`,
      [bankId],
    );
    return row;
  }

  async lock(id: HashScanId): Promise<LockedScan | undefined> {
    const [row] = await this.db.query<LockedScan>(`SELECT ${COLUMNS} FROM hash_scan WHERE id = $1 FOR UPDATE`, [id]);
    return row;
  }

  /** The next contents behind the last one that was compared. */
  async piece({ lastContentId }: LockedScan, size: number): Promise<ContentId[]> {
    const rows = await this.db.query<{ id: ContentId }>(
      `SELECT c.id FROM content c WHERE ${SEARCHED} AND ($1::uuid IS NULL OR c.id > $1) ORDER BY c.id LIMIT $2`,
      [lastContentId, size],
    );
    return rows.map(({ id }) => id);
  }

  async countEntries({ bankId, fromSeq, throughSeq }: LockedScan): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM hash_entry WHERE bank_id = $1 AND seq > $2 AND seq <= $3`,
      [bankId, fromSeq, throughSeq],
    );
    return row?.count ?? 0;
  }

  /** The nearest of the new entries to each of these contents, by comparing each with each. */
  compareAll({ bankId, fromSeq, throughSeq }: LockedScan, ids: readonly ContentId[]): Promise<FoundMatch[]> {
    return this.db.query(
      `SELECT DISTINCT ON (c.id) c.id AS "contentId", near.id AS "entryId", near.bits, near.turn
         FROM content c CROSS JOIN LATERAL (
           SELECT e.id, bit_count(e.hash # t.hash)::integer AS bits, t.turn
             FROM ${TURNS} t, hash_entry e JOIN hash_bank b ON b.id = e.bank_id
            WHERE e.bank_id = $1 AND e.seq > $2 AND e.seq <= $3 AND ${countingEntry('c.pdq_quality')}
              AND bit_count(e.hash # t.hash) <= b.distance) near
        WHERE c.id = ANY($4::uuid[]) AND NOT ${wasCleared('$1::uuid', 'c.sha256')}
        ORDER BY c.id, near.bits, near.id`,
      [bankId, fromSeq, throughSeq, [...ids]],
    );
  }

  async advance(
    id: HashScanId,
    step: { readonly last: ContentId; readonly done: number; readonly matched: number },
  ): Promise<void> {
    await this.db.query(
      `UPDATE hash_scan SET last_content_id = $2, done = done + $3, matched = matched + $4, updated_at = now() WHERE id = $1`,
      [id, step.last, step.done, step.matched],
    );
  }

  async move(id: HashScanId, to: HashScanState, by?: UserId): Promise<void> {
    await this.db.query(
      `UPDATE hash_scan SET state = $2, decided_by = coalesce($3, decided_by), updated_at = now(),
              finished_at = CASE WHEN $2 IN ('done', 'discarded') THEN now() END
        WHERE id = $1`,
      [id, to, by ?? null],
    );
  }

  /** Contents that were found and that nothing has been done about. */
  async found(id: HashScanId, limit: number): Promise<ContentId[]> {
    const rows = await this.db.query<{ id: ContentId }>(
      `SELECT content_id AS id FROM hash_match WHERE scan_id = $1 AND effect = 'found' ORDER BY content_id LIMIT $2`,
      [id, limit],
    );
    return rows.map(({ id: contentId }) => contentId);
  }

  async countApplied(id: HashScanId, applied: number): Promise<void> {
    await this.db.query(`UPDATE hash_scan SET applied = applied + $2, updated_at = now() WHERE id = $1`, [id, applied]);
  }

  /** Forgets what was found and not acted on. */
  async forgetFound(id: HashScanId, contentIds?: readonly ContentId[]): Promise<void> {
    await this.db.query(
      `DELETE FROM hash_match WHERE scan_id = $1 AND effect = 'found' AND ($2::uuid[] IS NULL OR content_id = ANY($2)) RETURNING content_id`,
      [id, contentIds ? [...contentIds] : null],
    );
  }

  /** Searches that ought to be going on and that nothing has happened to for so long: their job was lost. */
  async forgotten(quietMs: number): Promise<HashScanId[]> {
    const rows = await this.db.query<{ id: HashScanId }>(
      `SELECT id FROM hash_scan WHERE state IN ('running', 'applying') AND updated_at < now() - make_interval(secs => $1)`,
      [quietMs / 1_000],
    );
    return rows.map(({ id }) => id);
  }
}
