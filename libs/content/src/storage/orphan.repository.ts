import { Injectable } from '@nestjs/common';
import { Database, type BlobSpace } from '@odr/platform';

/** Which columns name blobs of a space. Soft-deleted rows count: their bytes go with their erasure. */
const NAMED_BY: Readonly<Record<BlobSpace, string>> = {
  sealed: `SELECT sha256 FROM content WHERE sha256 = ANY($1::text[])
           UNION ALL SELECT source_sha256 FROM content_import
            WHERE source_sha256 = ANY($1::text[]) AND (files_until IS NULL OR files_until > now())
           UNION ALL SELECT unpacked_sha256 FROM content_import
            WHERE unpacked_sha256 = ANY($1::text[]) AND (files_until IS NULL OR files_until > now())`,
  published: `SELECT sha256 FROM content_derivative WHERE sha256 = ANY($1::text[])`,
};

/** Knows which blobs have a row. */
@Injectable()
export class OrphanRepository {
  constructor(private readonly db: Database) {}

  /** Those of the given hashes that no row names. */
  async unnamed(space: BlobSpace, hashes: readonly string[]): Promise<string[]> {
    const rows = await this.db.query<{ sha256: string }>(NAMED_BY[space], [[...hashes]]);
    const named = new Set(rows.map(({ sha256 }) => sha256));
    return hashes.filter((hash) => !named.has(hash));
  }
}
