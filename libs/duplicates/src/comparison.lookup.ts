import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

/** How far the comparison of one item with all others is. */
@Injectable()
export class ComparisonLookup {
  constructor(private readonly db: Database) {}

  /** Compared as soon as its hash is kept; a picture with too little structure for one is compared by its bytes alone. */
  async of(id: ContentId): Promise<{ readonly isCompared: boolean; readonly nearCopies: number }> {
    const [row] = await this.db.query<{ isCompared: boolean; nearCopies: number }>(
      `SELECT EXISTS (SELECT FROM perceptual_hash h WHERE h.content_id = c.id)
                OR (c.processing_state = 'done' AND c.pdq_hash IS NULL) AS "isCompared",
              (SELECT count(*)::integer FROM duplicate_pair p
                WHERE p.kind = 'near_duplicate' AND c.id IN (p.first_id, p.second_id)) AS "nearCopies"
         FROM content c WHERE c.id = $1`,
      [id],
    );
    return row ?? { isCompared: false, nearCopies: 0 };
  }
}
