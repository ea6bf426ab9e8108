import type { CaseId, ContentId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

/** A lease that holds right now, and the picture it is about. */
export interface HeldPicture {
  readonly contentId: ContentId | null;
  readonly leaseToken: number;
  readonly leaseExpiresAt: Date;
}

/** What addresses of pictures rest on: the key of this installation, and the leases of now. */
@Injectable()
export class MediaReader {
  private key: Promise<string> | undefined;

  constructor(private readonly db: Database) {}

  /** Made with the tables and never changed: addresses live as long as leases, which is minutes. */
  signingKey(): Promise<string> {
    this.key ??= this.readKey().catch((error: unknown) => {
      this.key = undefined;
      throw error;
    });
    return this.key;
  }

  /** @returns undefined unless this person holds the case at this moment, by the database's clock */
  async held(caseId: CaseId, moderator: UserId): Promise<HeldPicture | undefined> {
    const [row] = await this.db.query<Omit<HeldPicture, 'leaseToken'> & { leaseToken: string }>(
      `SELECT coalesce(a.content_id, CASE WHEN c.subject_type = 'content' THEN c.subject_id END) AS "contentId",
              c.lease_token AS "leaseToken", c.lease_expires_at AS "leaseExpiresAt"
         FROM moderation_case c
         LEFT JOIN annotation a ON c.subject_type = 'annotation' AND a.id = c.subject_id
        WHERE c.id = $1 AND c.lease_owner = $2 AND c.lease_expires_at > now() AND c.closed_at IS NULL`,
      [caseId, moderator],
    );
    return row && { ...row, leaseToken: Number(row.leaseToken) };
  }

  async exists(caseId: CaseId): Promise<boolean> {
    return (await this.db.query(`SELECT FROM moderation_case c WHERE c.id = $1`, [caseId])).length > 0;
  }

  private async readKey(): Promise<string> {
    const [row] = await this.db.query<{ value: string }>(
      `SELECT s.value FROM moderation_setting s WHERE s.name = 'media_key'`,
    );
    if (row === undefined) throw new Error('The setting media_key is missing: run the migrations.');
    return row.value;
  }
}
