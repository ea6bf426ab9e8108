import { Injectable } from '@nestjs/common';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { optOutsOf } from '../signals/opt-out.policy.js';
import type { WebObservationResponse } from './dto/web-observation.response.dto.js';

const MAX = 100;

/** Evidence about the sources of an item, for people. */
@Injectable()
export class ObservationReader {
  constructor(private readonly db: Database) {}

  /** Of the bytes the item was made of, and of every address it names, newest first. The network address that answered stays ours. */
  async of(id: ContentId): Promise<WebObservationResponse[]> {
    const rows = await this.db.query<Omit<WebObservationResponse, 'optOuts'>>(
      `SELECT o.id, o.url, o.final_url AS "finalUrl", o.redirects, o.purpose, o.outcome, o.status, o.media_type AS "mediaType", o.etag,
              o.last_modified AS "lastModified", o.server_date AS "serverDate", o.bytes::float8 AS bytes, o.sha256, o.signals,
              o.observed_at AS "observedAt"
         FROM web_observation o
        WHERE o.content_id = $1
           OR (o.content_id IS NULL AND o.url IN (SELECT s.value FROM content_source s WHERE s.content_id = $1 AND s.type = 'url'))
        ORDER BY o.observed_at DESC, o.id DESC LIMIT $2`,
      [id, MAX],
    );
    return rows.map((row) => ({ ...row, optOuts: optOutsOf(row.signals as Parameters<typeof optOutsOf>[0]) }));
  }
}
