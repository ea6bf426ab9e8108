import { Injectable } from '@nestjs/common';
import { newId, type ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import type { WebFinding } from './web-journey.js';

export type WebPurpose = 'import' | 'check';

/** Evidence of what the web was seen to say. */
@Injectable()
export class ObservationRepository {
  constructor(private readonly db: Database) {}

  /** @param contentId the item that was made of it */
  async add(purpose: WebPurpose, finding: WebFinding, contentId?: ContentId): Promise<void> {
    await this.db.query(
      `INSERT INTO web_observation (id, content_id, url, final_url, redirects, purpose, outcome, status, media_type, etag, last_modified,
                                    server_date, address, bytes, sha256, signals)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        newId<never>(),
        contentId ?? null,
        finding.url,
        finding.finalUrl,
        [...finding.redirects],
        purpose,
        finding.outcome,
        finding.status ?? null,
        finding.mediaType ?? null,
        finding.etag ?? null,
        finding.lastModified ?? null,
        finding.serverDate ?? null,
        finding.address ?? null,
        finding.bytes ?? null,
        finding.sha256 ?? null,
        JSON.stringify(finding.signals),
      ],
    );
  }

  /** How often an address has failed since. A failure that said nothing about the address itself does not count. */
  async failuresSince(url: string, withinMs: number): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM web_observation
        WHERE url = $1 AND purpose = 'import' AND outcome NOT IN ('ok', 'web.host_busy')
          AND observed_at > now() - make_interval(secs => $2 / 1000.0)`,
      [url, withinMs],
    );
    return row?.count ?? 0;
  }
}
