import { Injectable } from '@nestjs/common';
import type { VersionWithdrawalReason } from '@odr/contracts';
import { wireTime } from '@odr/content';
import type { UserId } from '@odr/kernel';
import { Database } from '@odr/platform';

import { VersionWithdrawn, type VersionWithdrawalDetails } from '../version/version.errors.js';

/** What people are told about a version that they have. */
export interface WithdrawnVersionNews extends Pick<VersionWithdrawalDetails, 'reason' | 'statement' | 'version'> {
  readonly datasetId: string;
  readonly title: string;
}

/** Versions that were withdrawn as a whole. */
@Injectable()
export class VersionWithdrawalRepository {
  constructor(private readonly db: Database) {}

  /** @returns false if it had been withdrawn before */
  async add(
    versionId: string,
    { reason, statement }: { readonly reason: VersionWithdrawalReason; readonly statement: string },
    by: UserId,
  ): Promise<boolean> {
    const rows = await this.db.query(
      `INSERT INTO dataset_version_withdrawal (version_id, reason, statement, withdrawn_by)
       VALUES ($1, $2, $3, $4) ON CONFLICT (version_id) DO NOTHING RETURNING version_id`,
      [versionId, reason, statement, by],
    );
    return rows.length > 0;
  }

  /** @throws VersionWithdrawn */
  async assertStands(versionId: string): Promise<void> {
    const [row] = await this.db.query<VersionWithdrawalDetails>(
      `SELECT concat_ws('.', v.major, v.minor, v.patch) AS version, x.reason, x.statement, ${wireTime('x.withdrawn_at')} AS "withdrawnAt"
         FROM dataset_version_withdrawal x JOIN dataset_version v ON v.id = x.version_id WHERE x.version_id = $1`,
      [versionId],
    );
    if (row) throw new VersionWithdrawn(row);
  }

  async news(versionId: string): Promise<WithdrawnVersionNews | undefined> {
    const [row] = await this.db.query<WithdrawnVersionNews>(
      `SELECT v.dataset_id AS "datasetId", d.title, concat_ws('.', v.major, v.minor, v.patch) AS version, x.reason, x.statement
         FROM dataset_version_withdrawal x JOIN dataset_version v ON v.id = x.version_id JOIN dataset d ON d.id = v.dataset_id
        WHERE x.version_id = $1`,
      [versionId],
    );
    return row;
  }

  /** Who has files of a version, or may have: they downloaded some, or have had it taken elsewhere. */
  async receivers(versionId: string): Promise<UserId[]> {
    const rows = await this.db.query<{ userId: UserId }>(
      `SELECT DISTINCT got.user_id AS "userId" FROM (
         SELECT d.user_id FROM dataset_download d
          WHERE d.version_id = $1 AND d.dataset_id = (SELECT v.dataset_id FROM dataset_version v WHERE v.id = $1)
         UNION ALL
         SELECT p.user_id FROM dataset_push p JOIN dataset_export e ON e.id = p.export_id WHERE e.version_id = $1
       ) AS got JOIN user_account u ON u.id = got.user_id`,
      [versionId],
    );
    return rows.map(({ userId }) => userId);
  }
}
