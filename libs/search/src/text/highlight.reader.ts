import { Injectable } from '@nestjs/common';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import type { TextQuery } from './query-term.js';
import { anyOf } from './tsquery.js';
import { withoutGaps } from './words.policy.js';

// Short words stay at the ends of pieces: in many languages they are whole words.
const OPTIONS =
  'ShortWord=0, StartSel=<mark>, StopSel=</mark>, MaxFragments=2, MaxWords=24, MinWords=8, FragmentDelimiter=" … "';
const IN_DOCUMENT = { text: 'd.body', from: 'search_document d' };
const IN_PICTURE = {
  text: `(s.findings->>'text')`,
  from: `search_document d JOIN content_scan s ON s.content_id = d.content_id AND s.scanner = 'text'`,
};

/** Cuts out the pieces of a text in which words of a query stand. */
@Injectable()
export class HighlightReader {
  constructor(private readonly db: Database) {}

  /** Pieces of captions and tags with the matching words marked; text is escaped, so that only the marks are HTML. */
  ofDocuments(query: TextQuery, ids: readonly ContentId[]): Promise<ReadonlyMap<string, string>> {
    return this.marked(query, ids, IN_DOCUMENT);
  }

  /** The same of what a machine has read in the pictures. */
  ofPictures(query: TextQuery, ids: readonly ContentId[]): Promise<ReadonlyMap<string, string>> {
    return this.marked(query, ids, IN_PICTURE);
  }

  /** A text in several languages is cut under the one in which most words match. */
  private async marked(
    { terms }: TextQuery,
    ids: readonly ContentId[],
    { text, from }: { readonly text: string; readonly from: string },
  ): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0 || terms.length === 0) return new Map();
    const rows = await this.db.query<{ contentId: string; highlight: string }>(
      `SELECT d.content_id AS "contentId", ts_headline(n.name::regconfig,
         replace(replace(replace(${text}, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), $3::tsquery, $2) AS "highlight"
       FROM ${from} CROSS JOIN LATERAL unnest(d.configurations) AS n(name) WHERE d.content_id = ANY($1::uuid[])`,
      [ids, OPTIONS, anyOf(terms.flatMap(({ lexemes }) => lexemes))],
    );
    const best = new Map<string, string>();
    for (const { contentId, highlight } of rows)
      if (marksIn(highlight) > marksIn(best.get(contentId) ?? '')) best.set(contentId, withoutGaps(highlight));
    return best;
  }
}

const marksIn = (highlight: string): number => highlight.split('<mark>').length - 1;
