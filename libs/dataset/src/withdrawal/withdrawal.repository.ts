import { Injectable } from '@nestjs/common';
import { ContentStatus, DatasetVersionState, WithdrawalReason } from '@odr/contracts';
import { newId, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';

import type { WithdrawalEntry, WithdrawnItem } from './withdrawal.entry.js';

export interface StoredKey {
  readonly keyId: string;
  readonly publicKey: string;
  readonly sealed: string;
}

export type SignedEntry = WithdrawalEntry & {
  readonly hash: string;
  readonly keyId: string;
  readonly signature: string;
};

/** An item of a released dataset that has no tombstone there. */
export type Holding = Omit<WithdrawnItem, 'reason'>;

@Injectable()
export class WithdrawalRepository {
  constructor(private readonly db: Database) {}

  async newestKey(): Promise<StoredKey | undefined> {
    const [row] = await this.db.query<StoredKey>(
      `SELECT k.key_id AS "keyId", k.public_key AS "publicKey", k.sealed FROM dataset_signing_key k ORDER BY k.created_at DESC LIMIT 1`,
    );
    return row;
  }

  async addKey({ keyId, publicKey, sealed }: StoredKey): Promise<void> {
    await this.db.query(`INSERT INTO dataset_signing_key (key_id, public_key, sealed) VALUES ($1, $2, $3)`, [
      keyId,
      publicKey,
      sealed,
    ]);
  }

  /** Where an item was released and has no tombstone yet. */
  holdings(contentId: string): Promise<Holding[]> {
    return this.db.query(
      `SELECT DISTINCT v.dataset_id AS "datasetId", i.content_id AS "contentId", i.published_sha256 AS "publishedSha256"
         FROM dataset_version_item i JOIN dataset_version v ON v.id = i.version_id
        WHERE i.content_id = $1 AND v.state = '${DatasetVersionState.Done}' AND ${NO_TOMBSTONE} ORDER BY 1, 3`,
      [contentId],
    );
  }

  /** Items of a version that went while it was made. */
  gone(versionId: string): Promise<WithdrawnItem[]> {
    return this.db.query(`${GONE} AND i.version_id = $1 ORDER BY 2`, [versionId]);
  }

  /** Items of any finished version that nobody was told of: rows can go without an event, as when they are erased. */
  untold(limit: number): Promise<WithdrawnItem[]> {
    return this.db.query(`${GONE} AND v.state = '${DatasetVersionState.Done}' ORDER BY 1, 2 LIMIT $1`, [limit]);
  }

  /** Holds the end of a dataset's feed until the transaction ends, so that entries follow each other. */
  async lockHead(datasetId: string): Promise<{ readonly sequence: number; readonly hash: string } | undefined> {
    await this.db.query(`SELECT d.id FROM dataset d WHERE d.id = $1 FOR UPDATE`, [datasetId]);
    return this.head(datasetId);
  }

  async head(datasetId: string): Promise<{ readonly sequence: number; readonly hash: string } | undefined> {
    const [row] = await this.db.query<{ sequence: number; hash: string }>(
      `SELECT w.sequence, w.hash FROM dataset_withdrawal w WHERE w.dataset_id = $1 ORDER BY w.sequence DESC LIMIT 1`,
      [datasetId],
    );
    return row;
  }

  async append(entry: SignedEntry): Promise<void> {
    await this.db.query(
      `INSERT INTO dataset_withdrawal (dataset_id, sequence, content_id, published_sha256, version, root_hash, reason, withdrawn_at,
                                       previous_hash, hash, key_id, signature)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (dataset_id, content_id, published_sha256) DO NOTHING`,
      [
        entry.datasetId,
        entry.sequence,
        'contentId' in entry ? entry.contentId : null,
        'contentId' in entry ? entry.publishedSha256 : null,
        'version' in entry ? entry.version : null,
        'version' in entry ? entry.rootHash : null,
        entry.reason,
        entry.withdrawnAt,
        entry.previousHash,
        entry.hash,
        entry.keyId,
        entry.signature,
      ],
    );
  }

  async acknowledge(
    userId: UserId,
    word: { datasetId: string; sequence: number; rootHash: string; pruned: number },
  ): Promise<string> {
    const id = newId<string>();
    await this.db.query(
      `INSERT INTO dataset_acknowledgement (id, dataset_id, user_id, sequence, root_hash, pruned) VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, word.datasetId, userId, word.sequence, word.rootHash, word.pruned],
    );
    return id;
  }

  /** Whether a finished version of the dataset has this root. */
  async hasRoot(datasetId: string, rootHash: string): Promise<boolean> {
    const rows = await this.db.query(
      `SELECT v.id FROM dataset_version v WHERE v.dataset_id = $1 AND v.root_hash = $2 AND v.state = '${DatasetVersionState.Done}' LIMIT 1`,
      [datasetId, rootHash],
    );
    return rows.length > 0;
  }
}

const NO_TOMBSTONE = `NOT EXISTS (
  SELECT FROM dataset_withdrawal w WHERE w.dataset_id = v.dataset_id AND w.content_id = i.content_id
     AND w.published_sha256 = i.published_sha256)`;

const GONE = `
  SELECT DISTINCT v.dataset_id AS "datasetId", i.content_id AS "contentId", i.published_sha256 AS "publishedSha256",
         CASE WHEN c.id IS NULL THEN '${WithdrawalReason.Erased}'
              WHEN c.deleted_at IS NOT NULL THEN '${WithdrawalReason.Deleted}'
              WHEN c.status IN ('${ContentStatus.Unavailable}', '${ContentStatus.Quarantined}') THEN '${WithdrawalReason.Takedown}'
              WHEN c.status = '${ContentStatus.Withdrawn}' OR 'opted_out' = ANY(c.flags) THEN '${WithdrawalReason.OptOut}'
              ELSE '${WithdrawalReason.Delisted}' END AS reason
    FROM dataset_version_item i JOIN dataset_version v ON v.id = i.version_id LEFT JOIN content c ON c.id = i.content_id
   WHERE (c.id IS NULL OR c.deleted_at IS NOT NULL OR c.status NOT IN ('${ContentStatus.Available}', '${ContentStatus.Pending}')
          OR 'opted_out' = ANY(c.flags))
     AND ${NO_TOMBSTONE}`;
