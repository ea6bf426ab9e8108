import { Injectable } from '@nestjs/common';
import type { ContentId } from '@odr/kernel';
import { Database, type BlobSpace } from '@odr/platform';

/** A blob that rows name. */
export interface NamedBlob {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Blobs with a row, in the order of their hashes, each space along its index. */
const NAMED: Readonly<Record<BlobSpace, string>> = {
  sealed: `SELECT c.sha256, c.size::float8 AS "sizeBytes" FROM content c
            WHERE c.deleted_at IS NULL AND c.sha256 > $1 ORDER BY c.sha256 LIMIT $2`,
  published: `SELECT DISTINCT ON (d.sha256) d.sha256, d.size::float8 AS "sizeBytes" FROM content_derivative d
               WHERE d.sha256 > $1 ORDER BY d.sha256 LIMIT $2`,
};

const NAMED_BY: Readonly<Record<BlobSpace, string>> = {
  sealed: `SELECT c.id FROM content c WHERE c.sha256 = $1 AND c.deleted_at IS NULL`,
  published: `SELECT d.content_id AS id FROM content_derivative d JOIN content c ON c.id = d.content_id
               WHERE d.sha256 = $1 AND c.deleted_at IS NULL`,
};

/** How far the scrub has come, and what it looks at next. */
@Injectable()
export class ScrubRepository {
  constructor(private readonly db: Database) {}

  async position(space: BlobSpace): Promise<string> {
    const [row] = await this.db.query<{ after: string }>(
      `SELECT after_sha256 AS after FROM blob_scrub WHERE space = $1`,
      [space],
    );
    return row?.after ?? '';
  }

  next(space: BlobSpace, after: string, limit: number): Promise<NamedBlob[]> {
    return this.db.query(NAMED[space], [after, limit]);
  }

  /** @param after where to go on; empty to begin the next round */
  async remember(space: BlobSpace, after: string, checked: number, damaged: number): Promise<void> {
    await this.db.query(
      `INSERT INTO blob_scrub (space, after_sha256, checked, damaged, round_finished_at)
       VALUES ($1, $2, $3, $4, CASE WHEN $2 = '' THEN now() END)
       ON CONFLICT (space) DO UPDATE SET
         after_sha256 = excluded.after_sha256,
         checked = CASE WHEN blob_scrub.after_sha256 = '' THEN 0 ELSE blob_scrub.checked END + excluded.checked,
         damaged = CASE WHEN blob_scrub.after_sha256 = '' THEN 0 ELSE blob_scrub.damaged END + excluded.damaged,
         round_finished_at = coalesce(excluded.round_finished_at, blob_scrub.round_finished_at)`,
      [space, after, checked, damaged],
    );
  }

  async contentsOf(space: BlobSpace, sha256: string): Promise<ContentId[]> {
    const rows = await this.db.query<{ id: ContentId }>(NAMED_BY[space], [sha256]);
    return rows.map(({ id }) => id);
  }

  /** Forgets derivatives made of these bytes, so that they are made anew. */
  async forgetDerivatives(sha256: string): Promise<void> {
    await this.db.transaction(async () => {
      const rows = await this.db.query<{ id: ContentId }>(
        `UPDATE content_derivative SET recipe = '' WHERE sha256 = $1 AND variant <> 'original' RETURNING content_id AS id`,
        [sha256],
      );
      await this.db.query(`UPDATE content SET derived_with = NULL WHERE id = ANY($1::uuid[])`, [
        rows.map(({ id }) => id),
      ]);
    });
  }
}
