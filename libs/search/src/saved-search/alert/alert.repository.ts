import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { allOf, matching, parameters, type Bind, type ContentCondition } from '@odr/content';
import { ContentStatus, SearchAlert } from '@odr/contracts';
import type { ContentId, SavedSearchId, TeamId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { QUIET_MS, type KeptQuery } from '../saved-search.policy.js';
import { havingWords, type KeptWords, type Understood } from './kept-words.policy.js';

/** A search that somebody, its owner or who follows it, wants to be told of, as far as comparing it takes. */
export interface AlertingSearch {
  readonly id: SavedSearchId;
  readonly userId: UserId;
  readonly teamIds: readonly TeamId[];
  readonly query: KeptQuery;
  readonly words: KeptWords | null;
  readonly alertSince: string;
}

export interface DueAlert {
  readonly id: SavedSearchId;
  /** The search that they keep or follow. */
  readonly searchId: SavedSearchId;
  readonly userId: UserId;
  readonly name: string;
}

/** Told matches are kept so long, to tell of nothing twice; a picture that is older is not new any more. */
const KEPT_DAYS = 60;

/** Nothing else is ever told of, whatever its owner could see beside. */
const PUBLISHED = `c.status = '${ContentStatus.Available}' AND c.deleted_at IS NULL`;
/** Who follows a search is told of it while it is there and shared with a team of theirs. */
const IS_SHARED = `EXISTS (SELECT FROM saved_search p JOIN team_member m ON m.team_id = p.team_id AND m.user_id = s.user_id
                           WHERE p.id = s.follows_id AND p.deleted_at IS NULL)`;
/** People who are not here any more are told nothing. */
const ALERTING = `s.alert <> '${SearchAlert.Off}' AND s.deleted_at IS NULL AND u.is_active AND u.kind = 'person'
  AND (s.follows_id IS NULL OR ${IS_SHARED})`;

/** The searches that tell, what they match, and what has been told. */
@Injectable()
export class AlertRepository {
  constructor(private readonly db: Database) {}

  /** Names of the configurations that documents are indexed under. */
  async configurations(): Promise<string[]> {
    const rows = await this.db.query<{ name: string }>(`SELECT name FROM search_configuration ORDER BY name`);
    return rows.map(({ name }) => name);
  }

  /** Searches by words that were never understood, or before documents in another language came. */
  notUnderstood(configurations: readonly string[], limit: number): Promise<Pick<AlertingSearch, 'id' | 'query'>[]> {
    return this.db.query(
      `SELECT s.id, s.query FROM saved_search s
        WHERE s.alert <> '${SearchAlert.Off}' AND s.deleted_at IS NULL AND s.query ? 'q'
          AND coalesce(s.query->>'mode', '') <> 'vector' AND s.configurations <> $1::text[] ORDER BY s.id LIMIT $2`,
      [[...configurations], limit],
    );
  }

  async understand(
    id: SavedSearchId,
    { words, lexemes }: Understood,
    configurations: readonly string[],
  ): Promise<void> {
    await this.db.query(`UPDATE saved_search SET terms = $2, lexemes = $3, configurations = $4 WHERE id = $1`, [
      id,
      JSON.stringify(words),
      lexemes && [...lexemes],
      [...configurations],
    ]);
  }

  /** Every word that these documents have. */
  async lexemesOf(ids: readonly ContentId[]): Promise<string[]> {
    const [row] = await this.db.query<{ lexemes: string[] }>(
      `SELECT ARRAY(SELECT DISTINCT u.lexeme FROM search_document d, unnest(d.words) u
                     WHERE d.content_id = ANY($1::uuid[])) AS lexemes`,
      [[...ids]],
    );
    return row?.lexemes ?? [];
  }

  /** Searches that could match documents with these words, in the order of their ids. */
  candidates(lexemes: readonly string[], after: string, limit: number): Promise<AlertingSearch[]> {
    return this.db.query(
      `SELECT s.id, s.user_id AS "userId", s.query, s.terms AS "words", s.alert_since::text AS "alertSince",
              ARRAY(SELECT m.team_id::text FROM team_member m WHERE m.user_id = s.user_id) AS "teamIds"
         FROM saved_search s JOIN user_account u ON u.id = s.user_id
        WHERE ${ALERTING} AND s.id > $2 AND (s.lexemes IS NULL OR s.lexemes && $1::text[]) ORDER BY s.id LIMIT $3`,
      [[...lexemes], after, limit],
    );
  }

  /** Which of the given contents may be told of at all for one search. */
  newFor({ userId, teamIds, query, alertSince }: AlertingSearch, ids: readonly ContentId[]): ContentCondition {
    const scope: TeamScope = { userId, teamIds, seesAll: false };
    const isNew: ContentCondition = (bind) =>
      `c.id = ANY(${bind([...ids])}::uuid[]) AND ${PUBLISHED}
       AND EXISTS (SELECT FROM search_arrival a WHERE a.content_id = c.id AND a.arrived_at > ${bind(alertSince)}::timestamptz)`;
    return allOf(isNew, matching(query.filters ?? {}, scope));
  }

  /** Lays searches by words, or by filters alone, on the documents, all in one statement. */
  async matchDocuments(
    searches: readonly AlertingSearch[],
    ids: readonly ContentId[],
    configurations: readonly string[],
  ): Promise<void> {
    if (searches.length === 0) return;
    const { values, bind } = parameters();
    const each = searches.map((search) => this.matchesOf(search, ids, configurations, bind));
    await this.db.query(
      `INSERT INTO saved_search_match (search_id, content_id) SELECT m.search_id, m.content_id FROM (${each.join(' UNION ALL ')}) m
       ON CONFLICT DO NOTHING`,
      values,
    );
  }

  private matchesOf(
    search: AlertingSearch,
    ids: readonly ContentId[],
    configurations: readonly string[],
    bind: Bind,
  ): string {
    const words: ContentCondition = search.words ? havingWords(search.words, configurations) : () => 'true';
    return `SELECT ${bind(search.id)}::uuid AS search_id, c.id AS content_id FROM content c JOIN search_document d ON d.content_id = c.id
             WHERE ${this.newFor(search, ids)(bind)} AND ${words(bind)}`;
  }

  async match(id: SavedSearchId, contentIds: readonly ContentId[]): Promise<void> {
    if (contentIds.length === 0) return;
    await this.db.query(
      `INSERT INTO saved_search_match (search_id, content_id) SELECT $1, u.id FROM unnest($2::uuid[]) u(id) ON CONFLICT DO NOTHING`,
      [id, [...contentIds]],
    );
  }

  /** Searches with something to tell that have been quiet for long enough. */
  due(limit: number): Promise<DueAlert[]> {
    const quiet = Object.entries(QUIET_MS).map(([alert, ms]) => `WHEN '${alert}' THEN ${ms / 1_000}`);
    return this.db.query(
      `SELECT s.id, coalesce(s.follows_id, s.id) AS "searchId", s.user_id AS "userId", s.name FROM saved_search s JOIN user_account u ON u.id = s.user_id
        WHERE ${ALERTING} AND s.told_at + make_interval(secs => CASE s.alert ${quiet.join(' ')} END) <= now()
          AND EXISTS (SELECT FROM saved_search_match m JOIN content c ON c.id = m.content_id
                       WHERE m.search_id = s.id AND m.told_at IS NULL AND ${PUBLISHED})
        ORDER BY s.told_at, s.id LIMIT $1`,
      [limit],
    );
  }

  /** Marks what has not been told as told; in a transaction with the telling. @returns how many pictures, and since when these are told */
  async takeUntold(id: SavedSearchId): Promise<{ count: number; at: string }> {
    const rows = await this.db.query<{ at: string }>(
      `UPDATE saved_search_match m SET told_at = now() FROM content c
        WHERE m.search_id = $1 AND m.told_at IS NULL AND c.id = m.content_id AND ${PUBLISHED} RETURNING m.told_at::text AS "at"`,
      [id],
    );
    await this.db.query(`UPDATE saved_search SET told_at = now() WHERE id = $1`, [id]);
    return { count: rows.length, at: rows[0]?.at ?? '' };
  }

  async forgetTold(): Promise<void> {
    await this.db.query(`DELETE FROM saved_search_match WHERE matched_at < now() - interval '${KEPT_DAYS} days'`);
  }
}
