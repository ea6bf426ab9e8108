import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { DuplicatesRepository } from './duplicates.repository.js';
import { turnedHashes, type TurnedHashes } from './hash-matches.js';

/** A content as others match it. */
export interface KnownHash {
  readonly hashes: TurnedHashes;
  /** 0–100. */
  readonly quality: number;
}

/** The perceptual hashes of contents, for modules that match them with something of their own. */
@Injectable()
export class KnownHashes {
  constructor(
    private readonly db: Database,
    private readonly duplicates: DuplicatesRepository,
  ) {}

  /** @returns undefined for what has none: it is not processed yet, or no picture */
  async of(contentId: ContentId): Promise<KnownHash | undefined> {
    const [row] = await this.db.query<{ hash: string; turned: Buffer | null; quality: number }>(
      `SELECT pdq_hash AS hash, pdq_turned AS turned, pdq_quality AS quality FROM content
        WHERE id = $1 AND pdq_hash IS NOT NULL AND pdq_quality IS NOT NULL`,
      [contentId],
    );
    return row && { hashes: turnedHashes(row.hash, row.turned), quality: row.quality };
  }

  /** Keeps the hash where it is matched, in the caller's transaction: who asks after it has committed finds it. */
  async remember(contentId: ContentId): Promise<void> {
    await this.duplicates.rememberHash(contentId);
  }
}
