import { Inject, Injectable } from '@nestjs/common';
import { SCANNERS, type ScannerName } from '@odr/contracts';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { wireTime } from '../content.columns.js';
import { MAX_SCAN_ATTEMPTS } from './scan.repository.js';
import { scanStateOf, type ScannedItem, type ScanState, type StoredScan } from './scan-state.policy.js';
import { SCANNER_CARDS } from './scanner-cards.js';
import type { ScannerCard } from './scanner.js';

/** One scanner and one item: how far it is, and what it found. */
export interface ScanStanding {
  readonly scanner: ScannerName;
  readonly state: ScanState;
  readonly version: string | null;
  readonly scannedAt: string | null;
  readonly findings: Record<string, unknown> | null;
  readonly failure: string | null;
}

interface Row extends StoredScan, ScannedItem {
  readonly scanner: ScannerName;
  readonly scannedAt: string | null;
  readonly findings: Record<string, unknown> | null;
}

/** How far every scanner is with an item. */
@Injectable()
export class ScanStateReader {
  constructor(
    private readonly db: Database,
    @Inject(SCANNER_CARDS) private readonly cards: readonly ScannerCard[],
  ) {}

  /** In the order of the scanners; those that are off only where they have left a result. */
  async of(id: ContentId): Promise<ScanStanding[]> {
    const rows = await this.rows(id);
    return SCANNERS.flatMap((name) => {
      const card = this.cardOf(name);
      const row = rows.find(({ scanner }) => scanner === name);
      if (!row || (!card && row.version === null)) return [];
      const { version, scannedAt, findings } = row;
      return [{ scanner: name, version, scannedAt, findings, ...scanStateOf(card, row, row) }];
    });
  }

  private cardOf(name: ScannerName): ScannerCard | undefined {
    return this.cards.find((card) => card.name === name);
  }

  private rows(id: ContentId): Promise<Row[]> {
    return this.db.query<Row>(
      `SELECT w.scanner, s.version, s.findings, ${wireTime('s.scanned_at')} AS "scannedAt", f.code AS failure,
              coalesce(f.attempts >= ${MAX_SCAN_ATTEMPTS}, false) AS "hasGivenUp",
              s.version IS DISTINCT FROM w.version OR coalesce(s.scanned_at < r.asked_at, false) AS "isOutdated",
              c.type, c.processing_state AS "processingState", c.processing_error->>'code' AS "processingFailure"
         FROM content c CROSS JOIN unnest($2::text[], $3::text[]) AS w(scanner, version)
         LEFT JOIN content_scan s ON s.content_id = c.id AND s.scanner = w.scanner
         LEFT JOIN content_scan_failure f ON f.content_id = c.id AND f.scanner = w.scanner
         LEFT JOIN scanner_rescan r ON r.scanner = w.scanner
        WHERE c.id = $1`,
      [id, [...SCANNERS], SCANNERS.map((name) => this.cardOf(name)?.version ?? null)],
    );
  }
}
