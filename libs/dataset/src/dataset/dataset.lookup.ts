import { Injectable } from '@nestjs/common';
import { DatasetVersionState } from '@odr/contracts';
import type { DatasetCounts } from '@odr/entities';
import { Database } from '@odr/platform';

/** A finished version with what its dataset is called. */
export interface ReleasedVersion {
  readonly id: string;
  readonly datasetId: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** @example '1.0.0' */
  readonly number: string;
  readonly rootHash: string;
  readonly itemCount: number;
  readonly profile: string;
  readonly counts: DatasetCounts;
  readonly createdAt: Date;
}

/** The narrow questions about released versions. */
@Injectable()
export class DatasetLookup {
  constructor(private readonly db: Database) {}

  async released(versionId: string): Promise<ReleasedVersion | undefined> {
    const [row] = await this.db.query<ReleasedVersion>(
      `SELECT v.id, v.dataset_id AS "datasetId", d.name, coalesce(v.recipe->'about'->>'title', d.title) AS title,
              coalesce(v.recipe->'about'->>'description', d.description) AS description, concat_ws('.', v.major, v.minor, v.patch) AS number,
              v.root_hash AS "rootHash", v.item_count AS "itemCount", v.profile, v.counts, v.created_at AS "createdAt"
         FROM dataset_version v JOIN dataset d ON d.id = v.dataset_id
        WHERE v.id = $1 AND v.state = '${DatasetVersionState.Done}'`,
      [versionId],
    );
    return row;
  }
}
