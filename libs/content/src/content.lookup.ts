import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import type { ContentStatus, FileVariant, LicenseVerdict, ProcessingState } from '@odr/contracts';
import type { ContentId, TeamId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import type { DerivativeVariant } from './derivative/recipes.js';
import { parameters } from './content.condition.js';
import { ContentNotFound } from './content.errors.js';
import { visibleContents } from './content.visibility.js';

/** What other modules need to know about an item. */
export interface ContentSummary {
  readonly id: ContentId;
  readonly name: string;
  readonly status: ContentStatus;
  readonly processingState: ProcessingState;
  readonly sha256: string;
  readonly license: string | null;
  readonly licenseVerdict: LicenseVerdict;
  /** Of the picture as it is shown, in pixels; null while it is still to be read. */
  readonly width: number | null;
  readonly height: number | null;
  readonly altText: string | null;
  readonly flags: readonly string[];
  readonly userId: UserId;
  readonly teamId: TeamId | null;
  readonly version: number;
}

/** A file to serve or to work on: its bytes lie in the store's `published` space. */
export interface PublishedFile {
  readonly sha256: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly width: number;
  readonly height: number;
}

const SUMMARY = `c.id, c.name, c.status, c.processing_state AS "processingState", c.sha256, c.license,
  c.license_verdict AS "licenseVerdict", c.width, c.height, c.alt_text AS "altText", c.flags, c.user_id AS "userId", c.team_id AS "teamId", c.version`;

/** The narrow questions other modules may ask about content. */
@Injectable()
export class ContentLookup {
  constructor(private readonly db: Database) {}

  /** For jobs and decisions, where the caller's right has been checked: any item that is not deleted. */
  async findById(id: ContentId): Promise<ContentSummary | undefined> {
    const [row] = await this.db.query<ContentSummary>(
      `SELECT ${SUMMARY} FROM content c WHERE c.id = $1 AND c.deleted_at IS NULL`,
      [id],
    );
    return row;
  }

  /** @returns undefined if it is absent or hidden from this caller */
  async findVisible(scope: TeamScope, id: ContentId): Promise<ContentSummary | undefined> {
    const [row] = await this.findManyVisible(scope, [id]);
    return row;
  }

  /** @throws ContentNotFound if it is absent or hidden from this caller */
  async requireVisible(scope: TeamScope, id: ContentId): Promise<ContentSummary> {
    const found = await this.findVisible(scope, id);
    if (!found) throw new ContentNotFound(id);
    return found;
  }

  /** Those of the given items that the caller may see, in no particular order. */
  findManyVisible(scope: TeamScope, ids: readonly ContentId[]): Promise<ContentSummary[]> {
    const { values, bind } = parameters([...ids]);
    return this.db.query(
      `SELECT ${SUMMARY} FROM content c WHERE c.id = ANY($1::uuid[]) AND ${visibleContents(scope)(bind)}`,
      values,
    );
  }

  /** Finds visible items by the hash of their bytes as received, or of their published original. */
  async idsBySha256(scope: TeamScope, hashes: readonly string[]): Promise<ReadonlyMap<string, ContentId>> {
    const { values, bind } = parameters([...hashes]);
    const rows = await this.db.query<{ key: string; id: ContentId }>(
      `SELECT key, c.id FROM content c CROSS JOIN LATERAL (VALUES (c.sha256), (c.published_sha256)) AS hash(key)
        WHERE (c.sha256 = ANY($1::text[]) OR c.published_sha256 = ANY($1::text[])) AND key = ANY($1::text[]) AND ${visibleContents(scope)(bind)}`,
      values,
    );
    return new Map(rows.map(({ key, id }) => [key, id]));
  }

  /** Finds visible items by the value of one of their sources (an address, a path). */
  async idsBySource(scope: TeamScope, sources: readonly string[]): Promise<ReadonlyMap<string, ContentId>> {
    const { values, bind } = parameters([...sources]);
    const rows = await this.db.query<{ value: string; id: ContentId }>(
      `SELECT s.value, c.id FROM content_source s JOIN content c ON c.id = s.content_id
        WHERE s.value = ANY($1::text[]) AND ${visibleContents(scope)(bind)}`,
      values,
    );
    return new Map(rows.map(({ value, id }) => [value, id]));
  }

  /** A rendition's file; undefined until processing has made it. Ask whether the caller may see the item first. */
  async fileOf(id: ContentId, variant: FileVariant | DerivativeVariant): Promise<PublishedFile | undefined> {
    const [row] = await this.db.query<PublishedFile>(
      `SELECT d.sha256, d.media_type AS "mediaType", d.size::float8 AS "sizeBytes", d.width, d.height
         FROM content_derivative d WHERE d.content_id = $1 AND d.variant = $2`,
      [id, variant],
    );
    return row;
  }
}
