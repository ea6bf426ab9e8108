import { Injectable } from '@nestjs/common';
import { parameters } from '@odr/content';
import { decodeCursor, encodeCursor, MalformedCursor } from '@odr/kernel';
import { Database } from '@odr/platform';
import type { SearchMissesQuery } from './dto/search-misses.query.dto.js';
import type { SearchMissResponse } from './dto/search-misses.response.dto.js';

/** The searches that found nothing, of those that enough people have asked. */
@Injectable()
export class MissReader {
  constructor(private readonly db: Database) {}

  /** The most frequent first. @throws MalformedCursor */
  async page({
    days,
    limit,
    cursor,
  }: SearchMissesQuery): Promise<{ items: SearchMissResponse[]; nextCursor: string | null }> {
    const { values, bind } = parameters(days, limit + 1);
    const after = cursor === undefined ? undefined : positionOf(cursor);
    const behind = after
      ? `AND (m.times, m.question_key) < (${bind(after.times)}::int, decode(${bind(after.id)}, 'hex'))`
      : '';
    const rows = await this.db.query<SearchMissResponse & { id: string }>(
      `SELECT encode(m.question_key, 'hex') AS id, m.text, m.language, m.times, to_char(m.last_on, 'YYYY-MM-DD') AS "lastOn"
         FROM search_miss m
        WHERE m.text IS NOT NULL AND m.last_on > (now() AT TIME ZONE 'UTC')::date - $1::int ${behind}
        ORDER BY m.times DESC, m.question_key DESC LIMIT $2`,
      values,
    );
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(({ text, language, times, lastOn }) => ({ text, language, times, lastOn })),
      nextCursor: rows.length > limit && last ? encodeCursor([last.times, last.id]) : null,
    };
  }
}

function positionOf(cursor: string): { times: number; id: string } {
  const [times, id] = decodeCursor(cursor, 2);
  if (!Number.isSafeInteger(times) || typeof id !== 'string' || !/^[0-9a-f]{64}$/.test(id)) throw new MalformedCursor();
  return { times: times as number, id };
}
