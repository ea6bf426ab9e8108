import { Injectable } from '@nestjs/common';
import type { ContentCondition } from '@odr/content';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import type { TextQuery } from './query-term.js';
import { explainStatement, rankStatement } from './text.statements.js';

export interface TextHit {
  readonly contentId: ContentId;
  readonly score: number;
}

/** What one term adds to the score of one hit. */
export interface TermPart {
  readonly word: string;
  /** In how many published documents it stands; the fewer, the more it tells. */
  readonly documents: number;
  readonly weight: number;
  /** How often it stands in this one, each time as heavy as its field. */
  readonly frequency: number;
  readonly score: number;
}

/** Ranks documents by words. The scope is part of every condition that comes in. */
@Injectable()
export class TextReader {
  constructor(private readonly db: Database) {}

  /** The best hits, best first. */
  async hits(query: TextQuery, where: ContentCondition, limit: number): Promise<TextHit[]> {
    if (query.terms.length === 0) return [];
    const { sql, values } = rankStatement(query, where, limit);
    return this.db.query<TextHit>(sql, values);
  }

  /** How the scores of some hits came about, by content; the weightiest term first. */
  async explain(query: TextQuery, ids: readonly ContentId[]): Promise<ReadonlyMap<string, readonly TermPart[]>> {
    if (query.terms.length === 0 || ids.length === 0) return new Map();
    const { sql, values } = explainStatement(query, ids);
    const rows = await this.db.query<{ contentId: string; at: number; frequency: number; score: number }>(sql, values);
    const parts = new Map<string, TermPart[]>();
    for (const { contentId, at, frequency, score } of rows) {
      const term = query.terms[at];
      if (!term) continue;
      const { word, documents, weight } = term;
      parts.set(contentId, [...(parts.get(contentId) ?? []), { word, documents, weight, frequency, score }]);
    }
    for (const each of parts.values()) each.sort((a, b) => b.score - a.score);
    return parts;
  }
}
