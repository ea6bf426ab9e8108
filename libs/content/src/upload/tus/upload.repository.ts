import { Injectable } from '@nestjs/common';
import type { AcceptancesInForce } from '@odr/auth';
import type { ContentId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';

/** What a finished upload is for: to become content, or to be read by an import. */
export const UPLOAD_PURPOSES = ['content', 'import'] as const;
export type UploadPurpose = (typeof UPLOAD_PURPOSES)[number];

/** As the client said it; a key may stand alone. */
export type UploadMetadata = Readonly<Record<string, string | null>>;

export interface NewUpload {
  readonly id: string;
  readonly userId: UserId;
  readonly purpose: UploadPurpose;
  readonly fileName: string;
  readonly metadata: UploadMetadata;
  readonly acceptances: AcceptancesInForce;
  readonly length: number;
  readonly lifetimeMs: number;
}

export interface UploadRow extends Omit<NewUpload, 'lifetimeMs'> {
  /** Where the next piece begins. */
  readonly received: number;
  readonly sha256: string | null;
  readonly contentId: ContentId | null;
  readonly problem: { readonly code: string; readonly detail: string } | null;
  readonly finishedAt: Date | null;
  readonly takenAt: Date | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const COLUMNS = `id, user_id AS "userId", purpose, file_name AS "fileName", metadata, acceptances, length::float8 AS length,
  received::float8 AS received, sha256, content_id AS "contentId", problem, finished_at AS "finishedAt", taken_at AS "takenAt",
  created_at AS "createdAt", expires_at AS "expiresAt"`;

/** What is known of uploads, whoever works on them. */
@Injectable()
export class UploadRepository {
  constructor(private readonly db: Database) {}

  async insert({ id, userId, purpose, fileName, metadata, acceptances, length, lifetimeMs }: NewUpload): Promise<void> {
    await this.db.query(
      `INSERT INTO content_upload (id, user_id, purpose, file_name, metadata, acceptances, length, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, now() + $8 * interval '1 ms')`,
      [id, userId, purpose, fileName, JSON.stringify(metadata), JSON.stringify(acceptances), length, lifetimeMs],
    );
  }

  async find(id: string, userId: UserId): Promise<UploadRow | undefined> {
    const [row] = await this.db.query<UploadRow>(
      `SELECT ${COLUMNS} FROM content_upload WHERE id = $1 AND user_id = $2`,
      [id, userId],
    );
    return row;
  }

  /** How many of the caller's are neither whole nor expired; counting stops at `most`. */
  async unfinishedOf(userId: UserId, most: number): Promise<number> {
    const rows = await this.db.query(
      `SELECT id FROM content_upload WHERE user_id = $1 AND finished_at IS NULL AND expires_at > now() LIMIT $2`,
      [userId, most],
    );
    return rows.length;
  }

  /**
   * Moves the mark up to which bytes count, and puts the end of the upload off.
   * @param token of the lock, or null where nobody else can know of the upload yet
   * @returns false if the lock is another's by now
   */
  async setReceived(id: string, token: string | null, received: number, lifetimeMs: number): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE content_upload SET received = $3, expires_at = now() + $4 * interval '1 ms'
        WHERE id = $1 AND lock_token IS NOT DISTINCT FROM $2 RETURNING id`,
      [id, token, received, lifetimeMs],
    );
    return rows.length > 0;
  }

  async setSha256(id: string, sha256: string): Promise<void> {
    await this.db.query(`UPDATE content_upload SET sha256 = $2 WHERE id = $1`, [id, sha256]);
  }

  async becameContent(id: string, contentId: ContentId): Promise<void> {
    await this.db.query(`UPDATE content_upload SET content_id = $2, finished_at = now() WHERE id = $1`, [
      id,
      contentId,
    ]);
  }

  async liesReady(id: string): Promise<void> {
    await this.db.query(`UPDATE content_upload SET finished_at = now() WHERE id = $1`, [id]);
  }

  async turnDown(id: string, problem: { readonly code: string; readonly detail: string }): Promise<void> {
    await this.db.query(`UPDATE content_upload SET problem = $2, finished_at = now() WHERE id = $1`, [
      id,
      JSON.stringify({ code: problem.code, detail: problem.detail }),
    ]);
  }

  /** Gives a whole upload to one import; the next one that asks gets nothing. */
  async takeForImport(id: string, userId: UserId): Promise<UploadRow | undefined> {
    const [row] = await this.db.query<UploadRow>(
      `UPDATE content_upload SET taken_at = now()
        WHERE id = $1 AND user_id = $2 AND purpose = 'import' AND finished_at IS NOT NULL AND problem IS NULL
          AND taken_at IS NULL AND expires_at > now()
        RETURNING ${COLUMNS}`,
      [id, userId],
    );
    return row;
  }

  async delete(id: string): Promise<void> {
    await this.db.query(`DELETE FROM content_upload WHERE id = $1`, [id]);
  }

  /** Forgets uploads that nothing came for, unless somebody is at work on one just now. @returns their ids */
  async deleteExpired(most: number): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `DELETE FROM content_upload WHERE id IN (
         SELECT id FROM content_upload
          WHERE expires_at <= now() AND (locked_until IS NULL OR locked_until <= now())
          ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING id`,
      [most],
    );
    return rows.map(({ id }) => id);
  }

  /** Those of the given uploads whose bytes are still needed. */
  async needed(ids: readonly string[]): Promise<Set<string>> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT id::text FROM content_upload
        WHERE id::text = ANY($1) AND (finished_at IS NULL OR (purpose = 'import' AND problem IS NULL AND taken_at IS NULL))`,
      [[...ids]],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
