import { Inject, Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { CONFIDENTIAL_SCANNERS, SCANNERS, type ScannerName } from '@odr/contracts';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { ContentLookup } from '../../content.lookup.js';
import { MAX_SCAN_ATTEMPTS } from '../scan.repository.js';
import { SCANNER_CARDS } from '../scanner-cards.js';
import { hintsOf, suspicionsOf, type ScannerCard } from '../scanner.js';
import type { ContentScanResponse } from './dto/scans.response.dto.js';
import { mayReadAllScans } from './scan-access.policy.js';

interface ScanRow {
  readonly scanner: ScannerName;
  readonly version: string | null;
  readonly scannedAt: string | null;
  readonly isOutdated: boolean;
  readonly findings: Record<string, unknown> | null;
  readonly failure: string | null;
  readonly hasGivenUp: boolean;
}

/** What scanners say of items. */
@Injectable()
export class ContentScanReader {
  constructor(
    private readonly db: Database,
    private readonly contents: ContentLookup,
    @Inject(SCANNER_CARDS) private readonly cards: readonly ScannerCard[],
  ) {}

  /** In the order of the scanners; those that are off only where they have left a result. @throws ContentNotFound */
  async of(scope: TeamScope, id: ContentId): Promise<ContentScanResponse[]> {
    const content = await this.contents.requireVisible(scope, id);
    const readsAll = mayReadAllScans(scope, content);
    const rows = await this.rows(id);
    return SCANNERS.filter((name) => readsAll || !CONFIDENTIAL_SCANNERS.has(name)).flatMap((name) => {
      const isOn = this.cards.some((card) => card.name === name);
      const row = rows.find(({ scanner }) => scanner === name);
      if (!isOn && !row?.version) return [];
      const own = [...suspicionsOf(name), ...hintsOf(name)];
      return [
        {
          scanner: name,
          state: stateOf(row, isOn),
          version: row?.version ?? null,
          scannedAt: row?.scannedAt ?? null,
          flags: own.filter((flag) => content.flags.includes(flag)),
          findings: row?.findings ?? null,
          failure: row?.failure ?? null,
        },
      ];
    });
  }

  private rows(id: ContentId): Promise<ScanRow[]> {
    return this.db.query<ScanRow>(
      `SELECT w.scanner, s.version, s.findings, f.code AS failure, coalesce(f.attempts >= ${MAX_SCAN_ATTEMPTS}, false) AS "hasGivenUp",
              to_char(s.scanned_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "scannedAt",
              s.version IS DISTINCT FROM w.version OR coalesce(s.scanned_at < r.asked_at, false) AS "isOutdated"
         FROM unnest($2::text[], $3::text[]) AS w(scanner, version)
         LEFT JOIN content_scan s ON s.content_id = $1 AND s.scanner = w.scanner
         LEFT JOIN content_scan_failure f ON f.content_id = $1 AND f.scanner = w.scanner
         LEFT JOIN scanner_rescan r ON r.scanner = w.scanner`,
      [id, [...SCANNERS], SCANNERS.map((name) => this.cards.find((card) => card.name === name)?.version ?? null)],
    );
  }
}

function stateOf(row: ScanRow | undefined, isOn: boolean): ContentScanResponse['state'] {
  if (row?.failure && row.hasGivenUp) return 'failed';
  if (!row?.version) return 'waiting';
  return isOn && row.isOutdated ? 'outdated' : 'done';
}
