import { Injectable } from '@nestjs/common';
import { wireTime } from '@odr/content';
import { Database } from '@odr/platform';

import type { ListWithdrawalsQuery, ReceiverResponse, WithdrawalFeedResponse } from './dto/withdrawal.dto.js';
import { FIRST_HASH } from './withdrawal.entry.js';

/** Without the members that an entry does not have: whoever checks its hash takes those that are there. */
const ENTRY = `json_strip_nulls(json_build_object('datasetId', w.dataset_id, 'sequence', w.sequence, 'contentId', w.content_id,
  'publishedSha256', w.published_sha256, 'version', w.version, 'rootHash', w.root_hash, 'reason', w.reason,
  'withdrawnAt', to_char(w.withdrawn_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'previousHash', w.previous_hash,
  'hash', w.hash, 'keyId', w.key_id, 'signature', w.signature)) AS entry`;
const MOST_RECEIVERS = 500;

/** View model of feeds and of those who follow them. */
@Injectable()
export class WithdrawalReader {
  constructor(private readonly db: Database) {}

  async feed(datasetId: string, { since = '0', limit }: ListWithdrawalsQuery): Promise<WithdrawalFeedResponse> {
    const isNumber = /^\d+$/.test(since);
    const rows = await this.db.query<{ entry: WithdrawalFeedResponse['items'][number] }>(
      `SELECT ${ENTRY} FROM dataset_withdrawal w
        WHERE w.dataset_id = $1 AND ${isNumber ? 'w.sequence > $2::int' : 'w.withdrawn_at >= $2::timestamptz'}
        ORDER BY w.sequence LIMIT $3`,
      [datasetId, since, limit],
    );
    const [head = { sequence: 0, hash: FIRST_HASH }] = await this.db.query<WithdrawalFeedResponse['head']>(
      `SELECT w.sequence, w.hash FROM dataset_withdrawal w WHERE w.dataset_id = $1 ORDER BY w.sequence DESC LIMIT 1`,
      [datasetId],
    );
    const keys = await this.db.query<WithdrawalFeedResponse['keys'][number]>(
      `SELECT k.key_id AS "keyId", k.public_key AS "publicKey" FROM dataset_signing_key k ORDER BY k.created_at`,
    );
    return { items: rows.map(({ entry }) => entry), head, keys };
  }

  /** The tombstone of an item; undefined for what stands. */
  async tombstone(
    datasetId: string,
    contentId: string,
  ): Promise<{ readonly reason: string; readonly withdrawnAt: string; readonly sequence: number } | undefined> {
    const [row] = await this.db.query<{ reason: string; withdrawnAt: string; sequence: number }>(
      `SELECT w.reason, w.sequence, ${wireTime('w.withdrawn_at')} AS "withdrawnAt" FROM dataset_withdrawal w
        WHERE w.dataset_id = $1 AND w.content_id = $2 ORDER BY w.sequence DESC LIMIT 1`,
      [datasetId, contentId],
    );
    return row;
  }

  /** Who received files of a dataset, and what they said they pruned. */
  receivers(datasetId: string): Promise<ReceiverResponse[]> {
    return this.db.query(
      `SELECT coalesce(d.user_id, a.user_id) AS "userId", u.name, coalesce(d.downloads, 0) AS downloads, d.at AS "lastDownloadAt",
              a.sequence AS acknowledged, a.at AS "acknowledgedAt"
         FROM (SELECT user_id, count(*)::int AS downloads, ${wireTime('max(created_at)')} AS at
                 FROM dataset_download WHERE dataset_id = $1 GROUP BY user_id) AS d
         FULL JOIN (SELECT user_id, max(sequence) AS sequence, ${wireTime('max(created_at)')} AS at
                      FROM dataset_acknowledgement WHERE dataset_id = $1 GROUP BY user_id) AS a ON a.user_id = d.user_id
         LEFT JOIN user_account u ON u.id = coalesce(d.user_id, a.user_id)
        ORDER BY 4 DESC NULLS LAST LIMIT ${MOST_RECEIVERS}`,
      [datasetId],
    );
  }
}
