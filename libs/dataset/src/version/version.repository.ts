import { Injectable } from '@nestjs/common';
import { DatasetVersionState } from '@odr/contracts';
import type { DatasetCounts, DatasetVersion } from '@odr/entities';
import type { JobId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';

import type { Recipe } from './recipe.js';
import type { VersionNumber } from './version.number.js';

export interface NewVersion extends VersionNumber {
  readonly id: string;
  readonly datasetId: string;
  readonly profile: string;
  readonly recipe: Recipe;
  readonly changelog: string;
  readonly createdBy: UserId;
}

/** A row of a version's list. */
export interface PlacedItem {
  readonly position: number;
  readonly contentId: string;
  readonly publishedSha256: string;
  readonly license: string;
  readonly split: string | null;
  readonly leafHash: Buffer;
  readonly lineStart: number;
  readonly lineLength: number;
}

export interface FinishedVersion {
  readonly rootHash: string;
  readonly itemCount: number;
  readonly counts: DatasetCounts;
  readonly chunkHashes: Buffer;
  readonly manifest: { readonly size: number; readonly sha256: string };
}

const VERSION = `v.id, v.dataset_id AS "datasetId", v.major, v.minor, v.patch, v.state, v.profile, v.recipe, v.changelog,
  v.root_hash AS "rootHash", v.item_count AS "itemCount", v.counts, v.manifest, v.job_id AS "jobId", v.failed_with AS "failedWith",
  v.created_by AS "createdBy", v.created_at AS "createdAt", v.finished_at AS "finishedAt"`;

export type VersionRow = Omit<DatasetVersion, 'recipe' | 'chunkHashes' | 'dataset'> & { readonly recipe: Recipe };

/** Versions and their lists. */
@Injectable()
export class VersionRepository {
  constructor(private readonly db: Database) {}

  async latestNumber(datasetId: string): Promise<VersionNumber | undefined> {
    const [row] = await this.db.query<VersionNumber>(
      `SELECT v.major, v.minor, v.patch FROM dataset_version v WHERE v.dataset_id = $1
        ORDER BY v.major DESC, v.minor DESC, v.patch DESC LIMIT 1`,
      [datasetId],
    );
    return row;
  }

  async insert(version: NewVersion): Promise<void> {
    await this.db.query(
      `INSERT INTO dataset_version (id, dataset_id, major, minor, patch, state, profile, recipe, changelog, created_by)
       VALUES ($1, $2, $3, $4, $5, '${DatasetVersionState.Building}', $6, $7, $8, $9)`,
      [
        version.id,
        version.datasetId,
        version.major,
        version.minor,
        version.patch,
        version.profile,
        JSON.stringify(version.recipe),
        version.changelog,
        version.createdBy,
      ],
    );
  }

  async byId(id: string): Promise<VersionRow | undefined> {
    const [row] = await this.db.query<VersionRow>(`SELECT ${VERSION} FROM dataset_version v WHERE v.id = $1`, [id]);
    return row;
  }

  async setJob(id: string, jobId: JobId): Promise<void> {
    await this.db.query(`UPDATE dataset_version SET job_id = $2 WHERE id = $1 RETURNING id`, [id, jobId]);
  }

  /** One list of a snapshot: whatever commits after the first read of this transaction is not in it. */
  async beginSnapshot(): Promise<void> {
    await this.db.query(`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`);
  }

  async addItems(versionId: string, items: readonly PlacedItem[]): Promise<void> {
    const column = <K extends keyof PlacedItem>(name: K): PlacedItem[K][] => items.map((item) => item[name]);
    await this.db.query(
      `INSERT INTO dataset_version_item (version_id, position, content_id, published_sha256, license, split, leaf_hash, line_start, line_length)
       SELECT $1, * FROM unnest($2::int[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::bytea[], $8::bigint[], $9::int[])`,
      [
        versionId,
        column('position'),
        column('contentId'),
        column('publishedSha256'),
        column('license'),
        column('split'),
        column('leafHash'),
        column('lineStart'),
        column('lineLength'),
      ],
    );
  }

  /** Takes over the reasons of what was laid out and stays out. @returns how many, by reason */
  async addExclusions(versionId: string): Promise<Record<string, number>> {
    await this.db.query(
      `INSERT INTO dataset_version_exclusion (version_id, content_id, code)
       SELECT $1, f.id, f.code FROM frozen f WHERE f.code IS NOT NULL`,
      [versionId],
    );
    const rows = await this.db.query<{ code: string; count: number }>(
      `SELECT f.code, count(*)::int AS count FROM frozen f WHERE f.code IS NOT NULL GROUP BY f.code ORDER BY f.code`,
    );
    return Object.fromEntries(rows.map(({ code, count }) => [code, count]));
  }

  async finish(id: string, { rootHash, itemCount, counts, chunkHashes, manifest }: FinishedVersion): Promise<void> {
    await this.db.query(
      `UPDATE dataset_version
          SET state = '${DatasetVersionState.Done}', root_hash = $2, item_count = $3, counts = $4, chunk_hashes = $5, manifest = $6,
              finished_at = now()
        WHERE id = $1 RETURNING id`,
      [id, rootHash, itemCount, JSON.stringify(counts), chunkHashes, JSON.stringify(manifest)],
    );
  }

  async stateOf(id: string): Promise<DatasetVersionState | undefined> {
    const [row] = await this.db.query<{ state: DatasetVersionState }>(
      `SELECT v.state FROM dataset_version v WHERE v.id = $1`,
      [id],
    );
    return row?.state;
  }

  /** Keeps others from listing a version until this transaction ends. @returns whether nobody else does */
  async claim(id: string): Promise<boolean> {
    const [row] = await this.db.query<{ isFree: boolean }>(
      `SELECT pg_try_advisory_xact_lock(hashtextextended('dataset_version ' || $1, 0)) AS "isFree"`,
      [id],
    );
    return row?.isFree ?? false;
  }

  /** @returns whether it was in one of these states */
  async move(
    id: string,
    from: readonly DatasetVersionState[],
    to: DatasetVersionState,
    { jobId, failedWith }: { readonly jobId?: JobId; readonly failedWith?: string } = {},
  ): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE dataset_version
          SET state = $3, job_id = coalesce($4::uuid, job_id), failed_with = $5,
              finished_at = CASE WHEN $5::text IS NULL THEN NULL ELSE now() END
        WHERE id = $1 AND state = ANY($2::text[]) RETURNING id`,
      [id, [...from], to, jobId ?? null, failedWith ?? null],
    );
    return rows.length > 0;
  }

  async fail(id: string, code: string): Promise<void> {
    await this.db.query(
      `UPDATE dataset_version SET state = '${DatasetVersionState.Failed}', failed_with = $2, finished_at = now()
        WHERE id = $1 AND state = '${DatasetVersionState.Building}' RETURNING id`,
      [id, code],
    );
  }
}
