import { Injectable } from '@nestjs/common';
import type { ContentType } from '@odr/contracts';
import type { ContentId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import type { ScannerCard } from './scanner.js';

/** After this many the picture is taken to be the reason, until another version or a person asks again. */
export const MAX_SCAN_ATTEMPTS = 3;

/**
 * Whether the item `c` has no result of scanner $1 that counts: none, one of another version than $2, or one from before
 * somebody asked for all to be made again. `s` is the result, `r` that wish.
 */
const IS_STALE = `(s.content_id IS NULL OR s.version <> $2 OR s.scanned_at < r.asked_at)`;
const WITH_RESULT = `
  LEFT JOIN scanner_rescan r ON r.scanner = $1
  LEFT JOIN content_scan s ON s.content_id = c.id AND s.scanner = $1`;

/** Results of scanners, and what could not be looked at. */
@Injectable()
export class ScanRepository {
  constructor(private readonly db: Database) {}

  /** Keeps the latest result of a scanner; nothing if the item is gone. */
  async save(
    id: ContentId,
    scanner: string,
    version: string,
    findings: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.db.query(
      `INSERT INTO content_scan (content_id, scanner, version, findings)
       SELECT id, $2, $3, $4::jsonb FROM content WHERE id = $1
       ON CONFLICT (content_id, scanner) DO UPDATE SET version = excluded.version, findings = excluded.findings, scanned_at = now()`,
      [id, scanner, version, JSON.stringify(findings)],
    );
    await this.db.query(`DELETE FROM content_scan_failure WHERE content_id = $1 AND scanner = $2`, [id, scanner]);
  }

  /** Keeps why an attempt failed. @returns how many of this version have */
  async saveFailure(
    id: ContentId,
    { name, version }: ScannerCard,
    { code, message }: { readonly code: string; readonly message: string },
  ): Promise<number> {
    const [row] = await this.db.query<{ attempts: number }>(
      `INSERT INTO content_scan_failure AS f (content_id, scanner, version, code, message, attempts)
       SELECT id, $2, $3, $4, $5, 1 FROM content WHERE id = $1
       ON CONFLICT (content_id, scanner) DO UPDATE
         SET attempts = CASE WHEN f.version = excluded.version THEN f.attempts + 1 ELSE 1 END, version = excluded.version,
             code = excluded.code, message = excluded.message, failed_at = now()
       RETURNING attempts`,
      [id, name, version, code, message.slice(0, 500)],
    );
    return row?.attempts ?? 0;
  }

  async isStale(id: ContentId, { name, version }: ScannerCard): Promise<boolean> {
    const rows = await this.db.query(`SELECT FROM content c ${WITH_RESULT} WHERE c.id = $3 AND ${IS_STALE}`, [
      name,
      version,
      id,
    ]);
    return rows.length > 0;
  }

  /** Processed items without a result that counts, oldest first; without those that have failed too often. */
  async stale({ name, version, takes }: ScannerCard, limit: number): Promise<ContentId[]> {
    const rows = await this.db.query<{ id: ContentId }>(
      `SELECT c.id FROM content c ${WITH_RESULT}
        WHERE c.deleted_at IS NULL AND c.processing_state = 'done' AND c.type = ANY($3::text[]) AND ${IS_STALE}
          AND NOT EXISTS (SELECT FROM content_scan_failure f
                           WHERE f.content_id = c.id AND f.scanner = $1 AND f.version = $2 AND f.attempts >= ${MAX_SCAN_ATTEMPTS})
        ORDER BY c.created_at, c.id LIMIT $4`,
      [name, version, [...takes], limit],
    );
    return rows.map(({ id }) => id);
  }

  /** How many scans wait to be made again or are being made. */
  async waiting(): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM job WHERE name = 'content.rescan' AND state IN ('queued', 'running')`,
    );
    return row?.count ?? 0;
  }

  /** From now on only newer results of this scanner count. */
  async outdateAll(scanner: string, askedBy: UserId): Promise<void> {
    await this.db.query(
      `INSERT INTO scanner_rescan (scanner, asked_at, asked_by) VALUES ($1, now(), $2)
       ON CONFLICT (scanner) DO UPDATE SET asked_at = excluded.asked_at, asked_by = excluded.asked_by`,
      [scanner, askedBy],
    );
    await this.forgetFailures(scanner);
  }

  /** Lets what failed be tried again. @returns how many items that are */
  async forgetFailures(scanner: string): Promise<number> {
    const rows = await this.db.query(`DELETE FROM content_scan_failure WHERE scanner = $1 RETURNING content_id`, [
      scanner,
    ]);
    return rows.length;
  }

  /** Makes scanners of one item finish one after the other, so that the last one sees that it is the last. */
  async takeTurn(id: ContentId): Promise<void> {
    await this.db.query(`SELECT FROM content WHERE id = $1 FOR NO KEY UPDATE`, [id]);
  }

  /** Whether each of these scanners that takes such items has looked at it, in any version, or given up. */
  async isFinished(id: ContentId, cards: readonly ScannerCard[]): Promise<boolean> {
    const rows = await this.db.query(
      `SELECT FROM content c
        WHERE c.id = $1 AND c.deleted_at IS NULL AND NOT EXISTS (
          SELECT FROM jsonb_to_recordset($2::jsonb) AS card(name text, version text, takes jsonb)
           WHERE card.takes ? c.type
             AND NOT EXISTS (SELECT FROM content_scan s WHERE s.content_id = c.id AND s.scanner = card.name)
             AND NOT EXISTS (SELECT FROM content_scan_failure f WHERE f.content_id = c.id AND f.scanner = card.name
                                AND f.version = card.version AND f.attempts >= ${MAX_SCAN_ATTEMPTS}))`,
      [id, JSON.stringify(cards.map(({ name, version, takes }) => ({ name, version, takes })))],
    );
    return rows.length > 0;
  }

  async subject(id: ContentId): Promise<ScanRow | undefined> {
    const [row] = await this.db.query<ScanRow>(
      `SELECT c.id, c.type, c.alt_text AS "altText", c.width, c.height, c.flags,
              coalesce((SELECT json_agg(json_build_object('type', s.type, 'value', s.value) ORDER BY s.position)
                          FROM content_source s WHERE s.content_id = c.id), '[]') AS sources
         FROM content c WHERE c.id = $1 AND c.deleted_at IS NULL`,
      [id],
    );
    return row;
  }
}

/** What the columns say of an item that is to be scanned. */
export interface ScanRow {
  readonly id: ContentId;
  readonly type: ContentType;
  readonly altText: string | null;
  readonly width: number;
  readonly height: number;
  readonly flags: readonly string[];
  readonly sources: readonly { readonly type: string; readonly value: string }[];
}
