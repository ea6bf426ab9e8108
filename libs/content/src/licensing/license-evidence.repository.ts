import { Injectable } from '@nestjs/common';
import { type ContentId, newId, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';

/** How a statement about a licence came to be known. */
export type EvidenceMethod = 'declaration' | 'metadata' | 'http' | 'review';

/** A statement about the licence of an item. */
export interface LicenseStatement {
  readonly contentId: ContentId;
  /** SPDX expression as it was understood. */
  readonly license: string | null;
  /** In the words that were used. */
  readonly claim: string | null;
  readonly licenseUrl: string | null;
  readonly sourceUrl: string | null;
  readonly method: EvidenceMethod;
  /** Who said so, or looked; null when the system read it by itself. */
  readonly observedBy: UserId | null;
  readonly snapshot: Readonly<Record<string, unknown>>;
}

/** An item's licence beside what its sources were last read to name. */
export interface StatedLicense {
  readonly contentId: ContentId;
  readonly license: string | null;
  /** By address of the source; of those that the item still names. */
  readonly last: Readonly<Record<string, string>>;
}

/** Keeps evidence; nothing is ever changed here. */
@Injectable()
export class LicenseEvidenceRepository {
  constructor(private readonly db: Database) {}

  async add(said: LicenseStatement): Promise<void> {
    await this.db.query(
      `INSERT INTO license_evidence
         (id, content_id, license, claim, license_url, source_url, method, observed_by, snapshot, snapshot_sha256)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, encode(sha256(convert_to(($9::jsonb)::text, 'UTF8')), 'hex'))`,
      [
        newId<never>(),
        said.contentId,
        said.license,
        said.claim,
        said.licenseUrl,
        said.sourceUrl,
        said.method,
        said.observedBy,
        JSON.stringify(said.snapshot),
      ],
    );
  }

  statedBySources(contentIds: readonly ContentId[]): Promise<StatedLicense[]> {
    return this.db.query(
      `SELECT c.id AS "contentId", c.license, coalesce((
                SELECT json_object_agg(said.url, said.license) FROM (
                  SELECT DISTINCT ON (e.source_url) e.source_url AS url, e.license
                    FROM license_evidence e JOIN content_source s ON s.content_id = e.content_id AND s.value = e.source_url
                   WHERE e.content_id = c.id AND e.method = 'http' AND e.license IS NOT NULL
                   ORDER BY e.source_url, e.observed_at DESC, e.id DESC) AS said), '{}') AS last
         FROM content c WHERE c.id = ANY($1::uuid[]) ORDER BY c.id`,
      [[...contentIds]],
    );
  }
}
