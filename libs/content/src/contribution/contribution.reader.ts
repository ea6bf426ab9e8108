import { Injectable } from '@nestjs/common';
import { ContributionState } from '@odr/contracts';
import { encodeCursor, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { positionOf, responseColumns, wireTime } from '../content.columns.js';
import { allOf, parameters, type Bind, type ContentCondition } from '../content.condition.js';
import { stateSql } from './contribution-state.js';
import type { ListContributionsQuery } from './dto/contribution.query.dto.js';
import type {
  ContributionCountsResponse,
  ContributionPageResponse,
  ContributionResponse,
} from './dto/contribution.response.dto.js';

/** Which of one's own items; what a bulk edit can name instead of ids. */
export interface ContributionFilter {
  readonly state?: ContributionState;
  readonly q?: string;
  readonly license?: string;
  readonly flag?: string;
}

/** The person's own items that are not deleted, narrowed. `c` is the table. */
export function ownContents(userId: UserId, { state, q, license, flag }: ContributionFilter): ContentCondition {
  const conditions: ContentCondition[] = [(bind) => `c.user_id = ${bind(userId)}::uuid AND c.deleted_at IS NULL`];
  if (state) conditions.push((bind) => `${stateSql()} = ${bind(state)}`);
  if (q) conditions.push((bind) => `c.name ILIKE ${bind(likeness(q))}`);
  if (license) conditions.push((bind) => `c.license = ${bind(license)}`);
  if (flag) conditions.push((bind) => `${bind(flag)} = ANY(c.flags)`);
  return allOf(...conditions);
}

/** Everything that one person has brought, whatever became of it. */
@Injectable()
export class ContributionReader {
  constructor(private readonly db: Database) {}

  /** Items and refused uploads in one list, latest first; each half is read along its index and only as far as the page goes. */
  async page(userId: UserId, query: ListContributionsQuery): Promise<ContributionPageResponse> {
    const { values, bind } = parameters(query.limit);
    const behind = query.cursor === undefined ? undefined : positionOf(query.cursor);
    const halves = [contentHalf(userId, query, behind, bind)];
    if (takesRefusals(query)) halves.push(refusalHalf(userId, query.q, behind, bind));
    const rows = await this.db.query<ContributionResponse>(
      `SELECT id, state, content, refusal, ${wireTime('at')} AS at FROM (${halves.join(' UNION ALL ')}) AS mine
        ORDER BY mine.at DESC, id DESC LIMIT $1::int + 1`,
      values,
    );
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > query.limit && last ? encodeCursor([last.at, last.id]) : null };
  }

  async counts(userId: UserId): Promise<ContributionCountsResponse> {
    const rows = await this.db.query<{ state: keyof ContributionCountsResponse; count: number }>(
      `SELECT state, sum(count)::integer AS count FROM (
         SELECT ${stateSql()} AS state, count(*) FROM content c WHERE c.user_id = $1 AND c.deleted_at IS NULL GROUP BY 1
         UNION ALL SELECT 'deleted', count(*) FROM content c WHERE c.user_id = $1 AND c.deleted_at IS NOT NULL
         UNION ALL SELECT 'turned_away', count(*) FROM upload_refusal r WHERE r.user_id = $1) AS part GROUP BY state`,
      [userId],
    );
    const none = { in_progress: 0, needs_you: 0, waiting: 0, published: 0, turned_away: 0, deleted: 0 };
    return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
  }
}

/** Refused uploads have no licence and no flags; they were turned away and nothing else. */
const takesRefusals = ({ state, license, flag }: ContributionFilter): boolean =>
  (state === undefined || state === ContributionState.TurnedAway) && !license && !flag;

type Position = readonly [string, string] | undefined;

const likeness = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

const before = (table: string, position: Position, bind: Bind): string =>
  position
    ? `(${table}.created_at, ${table}.id) < (${bind(position[0])}::timestamptz, ${bind(position[1])}::uuid)`
    : 'true';

const contentHalf = (userId: UserId, filter: ContributionFilter, position: Position, bind: Bind): string =>
  `(SELECT c.id, ${stateSql()} AS state, row_to_json(r)::jsonb AS content, NULL::jsonb AS refusal, c.created_at AS at
      FROM content c CROSS JOIN LATERAL (SELECT ${responseColumns('c')}) r
     WHERE ${ownContents(userId, filter)(bind)} AND ${before('c', position, bind)}
     ORDER BY c.created_at DESC, c.id DESC LIMIT $1::int + 1)`;

const refusalHalf = (userId: UserId, q: string | undefined, position: Position, bind: Bind): string =>
  `(SELECT r.id, 'turned_away', NULL::jsonb,
           jsonb_build_object('id', r.id, 'fileName', r.file_name, 'code', r.code, 'detail', r.detail, 'teamId', r.team_id,
                              'createdAt', ${wireTime('r.created_at')}), r.created_at
      FROM upload_refusal r
     WHERE r.user_id = ${bind(userId)}::uuid AND ${q ? `r.file_name ILIKE ${bind(likeness(q))}` : 'true'}
       AND ${before('r', position, bind)}
     ORDER BY r.created_at DESC, r.id DESC LIMIT $1::int + 1)`;
