import { Injectable } from '@nestjs/common';
import { Database } from '@odr/platform';

import type { FindTermsQuery } from './dto/find-terms.query.dto.js';
import type { TermResponse } from './dto/term.response.dto.js';

/** Words that begin as somebody types. */
@Injectable()
export class VocabularyReader {
  constructor(private readonly db: Database) {}

  find({ kind, prefix, limit }: FindTermsQuery): Promise<TermResponse[]> {
    const start = prefix.trimStart().toLowerCase();
    return start === ''
      ? this.db.query(MOST_USED, [kind, limit])
      : this.db.query(BY_PREFIX, [kind, `${start.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`, limit]);
  }
}

/** Exported for the spec that explains it. */
export const BY_PREFIX = `
  SELECT t.term AS "term", t.uses AS "uses" FROM annotation_term t
   WHERE t.kind = $1 AND lower(t.term) LIKE $2 ORDER BY t.uses DESC, t.term LIMIT $3`;

/** Exported for the spec that explains it. */
export const MOST_USED = `
  SELECT t.term AS "term", t.uses AS "uses" FROM annotation_term t WHERE t.kind = $1 ORDER BY t.uses DESC, t.term LIMIT $2`;
