import { Injectable } from '@nestjs/common';
import { type ContentId, decodeCursor, MalformedCursor, type Page, type SuggestionId, toPage } from '@odr/kernel';
import { Database } from '@odr/platform';

import type { ListSuggestionsQuery } from './dto/list-suggestions.query.dto.js';
import { SUGGESTION_COLUMNS, SUGGESTION_TABLES, type SuggestionView } from './suggestion.view.js';

/** Undecided ones first, then by score: `-1` stands for those without. */
const PLACE = `CASE WHEN s.state = 'pending' THEN 0 ELSE 1 END`;
const SURENESS = `coalesce(s.score, -1)`;

@Injectable()
export class SuggestionReader {
  constructor(private readonly db: Database) {}

  /** What models propose for one content, the surest undecided first. The caller has checked that it is visible. */
  async ofContent(contentId: ContentId, query: ListSuggestionsQuery): Promise<Page<SuggestionView>> {
    const { state, modelId, limit, cursor, total } = query;
    const [place, sureness, last] = cursor === undefined ? [null, null, null] : positionAt(cursor);
    const wanted = [contentId, state ?? null, modelId ?? null];
    const condition = `s.content_id = $1 AND ($3::uuid IS NULL OR s.model_id = $3)
      AND CASE WHEN $2::text IS NULL THEN s.state <> 'superseded' ELSE s.state = $2 END`;
    const rows = await this.db.query<SuggestionView>(
      `SELECT ${SUGGESTION_COLUMNS} FROM ${SUGGESTION_TABLES}
        WHERE ${condition}
          AND ($4::integer IS NULL OR (${PLACE}, -(${SURENESS}), s.id) > ($4, -($5::double precision), $6::uuid))
        ORDER BY ${PLACE}, -(${SURENESS}), s.id LIMIT $7`,
      [...wanted, place, sureness, last, limit + 1],
    );
    const page = toPage(rows, limit, (row) => [row.state === 'pending' ? 0 : 1, row.score ?? -1, row.id]);
    if (!total) return page;
    const [count] = await this.db.query<{ total: number }>(
      `SELECT count(*)::integer AS total FROM suggestion AS s WHERE ${condition}`,
      wanted,
    );
    return { ...page, total: count?.total ?? 0 };
  }

  /** In the order given. */
  async byIds(ids: readonly SuggestionId[]): Promise<SuggestionView[]> {
    const rows = await this.db.query<SuggestionView>(
      `SELECT ${SUGGESTION_COLUMNS} FROM ${SUGGESTION_TABLES} WHERE s.id = ANY($1::uuid[])`,
      [[...ids]],
    );
    const known = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => known.get(id) ?? []);
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws MalformedCursor: a made-up one must not reach the database, which would call it our error */
function positionAt(cursor: string): [number, number, string] {
  const [place, sureness, id] = decodeCursor(cursor, 3);
  if ((place !== 0 && place !== 1) || typeof sureness !== 'number' || typeof id !== 'string' || !UUID.test(id))
    throw new MalformedCursor();
  return [place, sureness, id];
}
