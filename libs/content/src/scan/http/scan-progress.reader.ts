import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@odr/platform';
import { MAX_SCAN_ATTEMPTS } from '../scan.repository.js';
import { ALL_SCANNER_CARDS, SCANNER_CARDS } from '../scanner-cards.js';
import type { ScannerCard } from '../scanner.js';
import type { ScanFailureResponse, ScannerProgressResponse, TurnedHashesResponse } from './dto/scans.response.dto.js';

type Counts = Pick<ScannerProgressResponse, 'total' | 'done' | 'outdated' | 'failed' | 'queued' | 'rescanAskedAt'>;

const MOST_CAUSES = 20;

/** How far each scanner has come with the collection. */
@Injectable()
export class ScanProgressReader {
  constructor(
    private readonly db: Database,
    @Inject(ALL_SCANNER_CARDS) private readonly all: readonly ScannerCard[],
    @Inject(SCANNER_CARDS) private readonly on: readonly ScannerCard[],
  ) {}

  /** Counts everything: a second for each million items, so it is asked by people and not by pages that refresh. */
  async list(): Promise<ScannerProgressResponse[]> {
    return Promise.all(this.all.map((card) => this.of(card)));
  }

  /** A picture whose hashes were given up has none instead of seven. */
  async turnedHashes(): Promise<TurnedHashesResponse> {
    const [row] = await this.db.query<TurnedHashesResponse>(
      `SELECT count(*)::int AS total, count(*) FILTER (WHERE length(pdq_turned) > 0)::int AS done,
              count(*) FILTER (WHERE length(pdq_turned) = 0)::int AS failed
         FROM content WHERE pdq_hash IS NOT NULL AND processing_state = 'done' AND deleted_at IS NULL`,
    );
    return row ?? { total: 0, done: 0, failed: 0 };
  }

  async of(card: ScannerCard): Promise<ScannerProgressResponse> {
    const { name, version, needs } = card;
    const [counts, failures] = await Promise.all([this.counts(card), this.failures(card)]);
    const isOn = this.on.some((one) => one.name === name);
    return { scanner: name, isOn, version, needs, ...counts, failures };
  }

  private async counts({ name, version, takes }: ScannerCard): Promise<Counts> {
    const [row] = await this.db.query<Counts>(
      `SELECT count(*)::int AS total,
              count(*) FILTER (WHERE s.version = $2 AND (r.asked_at IS NULL OR s.scanned_at >= r.asked_at))::int AS done,
              count(*) FILTER (WHERE s.version <> $2 OR s.scanned_at < r.asked_at)::int AS outdated,
              count(*) FILTER (WHERE f.attempts >= ${MAX_SCAN_ATTEMPTS} AND f.version = $2)::int AS failed,
              (SELECT count(*)::int FROM job j WHERE j.name IN ('content.scan', 'content.rescan')
                  AND j.payload->>'scanner' = $1 AND j.state IN ('queued', 'running')) AS queued,
              (SELECT to_char(w.asked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                 FROM scanner_rescan w WHERE w.scanner = $1) AS "rescanAskedAt"
         FROM content c
         LEFT JOIN scanner_rescan r ON r.scanner = $1
         LEFT JOIN content_scan s ON s.content_id = c.id AND s.scanner = $1
         LEFT JOIN content_scan_failure f ON f.content_id = c.id AND f.scanner = $1
        WHERE c.deleted_at IS NULL AND c.processing_state = 'done' AND c.type = ANY($3::text[])`,
      [name, version, [...takes]],
    );
    return row ?? { total: 0, done: 0, outdated: 0, failed: 0, queued: 0, rescanAskedAt: null };
  }

  private failures({ name, version }: ScannerCard): Promise<ScanFailureResponse[]> {
    return this.db.query(
      `SELECT f.code, count(*)::int AS count, (array_agg(f.content_id ORDER BY f.failed_at DESC))[1] AS "contentId",
              (array_agg(f.message ORDER BY f.failed_at DESC))[1] AS message
         FROM content_scan_failure f JOIN content c ON c.id = f.content_id AND c.deleted_at IS NULL
        WHERE f.scanner = $1 AND f.version = $2 AND f.attempts >= ${MAX_SCAN_ATTEMPTS}
        GROUP BY f.code ORDER BY count(*) DESC, f.code LIMIT ${MOST_CAUSES}`,
      [name, version],
    );
  }
}
