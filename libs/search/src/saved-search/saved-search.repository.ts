import { Injectable } from '@nestjs/common';
import { SearchAlert } from '@odr/contracts';
import { newId, type SavedSearchId, type TeamId, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { KEPT_DELETED_DAYS, type KeptQuery } from './saved-search.policy.js';
import { IS_SEEN, MAY_CHANGE, OWN_VERSION, SEEN_BY_CALLER } from './saved-search.visibility.js';

export interface NewSavedSearch {
  readonly id: SavedSearchId;
  readonly userId: UserId;
  readonly name: string;
  readonly query: KeptQuery;
  readonly alert: SearchAlert;
  /** Whose members see it too. */
  readonly teamId: TeamId | null;
}

export interface LockedSavedSearch extends NewSavedSearch {
  /** As this person sees it. */
  readonly version: number;
  readonly mayChange: boolean;
}

/** Searches that people keep. Members of a team who want to be told of one of its searches follow it by a row of their own. */
@Injectable()
export class SavedSearchRepository {
  constructor(private readonly db: Database) {}

  async insert({ id, userId, name, query, alert, teamId }: NewSavedSearch): Promise<void> {
    await this.db.query(
      `INSERT INTO saved_search (id, user_id, name, query, alert, team_id) VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, userId, name, JSON.stringify(query), alert, teamId],
    );
  }

  /** Until the transaction ends nobody else adds to this person's. @returns how many they have, deleted ones included */
  async lockAndCount(userId: UserId): Promise<number> {
    await this.db.query(`SELECT pg_advisory_xact_lock(hashtextextended('saved_search:' || $1::text, 0))`, [userId]);
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM saved_search WHERE user_id = $1 AND follows_id IS NULL`,
      [userId],
    );
    return row?.count ?? 0;
  }

  /** @returns undefined for what this person does not see */
  async lockSeen(userId: UserId, id: SavedSearchId): Promise<LockedSavedSearch | undefined> {
    const [row] = await this.db.query<LockedSavedSearch>(
      `SELECT s.id, s.user_id AS "userId", s.name, s.query, s.team_id AS "teamId", ${OWN_VERSION} AS version,
              coalesce(o.alert, '${SearchAlert.Off}') AS alert, ${MAY_CHANGE} AS "mayChange"
         FROM ${SEEN_BY_CALLER} WHERE ${IS_SEEN} AND s.id = $2 FOR UPDATE OF s`,
      [userId, id],
    );
    return row;
  }

  /** For its owner and whoever follows it. @param startsAnew whether what was found until now is forgotten: another question has other news */
  async describe(
    { id, name, query }: Pick<NewSavedSearch, 'id' | 'name' | 'query'>,
    startsAnew: boolean,
  ): Promise<void> {
    await this.db.query(
      `UPDATE saved_search SET name = $2, query = $3, version = version + CASE WHEN id = $1 THEN 1 ELSE 0 END, updated_at = now()
        WHERE id = $1 OR follows_id = $1`,
      [id, name, JSON.stringify(query)],
    );
    if (startsAnew) await this.startAnew('s.id = $1 OR s.follows_id = $1', id);
  }

  /** What one person is told of a search; of somebody else's by a row of their own. @param startsAnew as above */
  async tell(userId: UserId, id: SavedSearchId, alert: SearchAlert, startsAnew: boolean): Promise<void> {
    const own = await this.ownRow(userId, id);
    await this.db.query(`UPDATE saved_search SET alert = $2, version = version + 1 WHERE id = $1`, [own, alert]);
    if (startsAnew) await this.startAnew('s.id = $1', own);
  }

  /** Whose members see it from now on. Who follows it as a member of the team before does so no more. */
  async share(id: SavedSearchId, teamId: TeamId | null): Promise<void> {
    await this.db.query(`DELETE FROM saved_search WHERE follows_id = $1`, [id]);
    await this.db.query(
      `UPDATE saved_search SET team_id = $2, version = version + 1, updated_at = now() WHERE id = $1`,
      [id, teamId],
    );
  }

  /** What was published until now is no news. */
  private async startAnew(which: string, id: SavedSearchId): Promise<void> {
    await this.db.query(
      `UPDATE saved_search s
          SET alert_since = now(), told_at = now(), terms = NULL, lexemes = NULL, configurations = '{}' WHERE ${which}`,
      [id],
    );
    await this.db.query(
      `DELETE FROM saved_search_match m USING saved_search s WHERE s.id = m.search_id AND (${which})`,
      [id],
    );
  }

  /** The row that says what a person is told: the search itself for its owner, else one that follows it. */
  private async ownRow(userId: UserId, id: SavedSearchId): Promise<SavedSearchId> {
    const [row] = await this.db.query<{ id: SavedSearchId }>(
      `WITH followed AS (
         INSERT INTO saved_search (id, user_id, name, query, follows_id, looked_at)
         SELECT $3, $1, s.name, s.query, s.id, s.created_at FROM saved_search s WHERE s.id = $2 AND s.user_id <> $1
         ON CONFLICT (follows_id, user_id) WHERE follows_id IS NOT NULL DO NOTHING RETURNING id)
       SELECT id FROM followed UNION ALL
       SELECT o.id FROM saved_search o WHERE o.user_id = $1 AND (o.id = $2 OR o.follows_id = $2)`,
      [userId, id, newId<SavedSearchId>()],
    );
    if (!row) throw new Error(`Nothing says what is told of the saved search ${id}.`);
    return row.id;
  }

  /** @returns whether it was there */
  async markDeleted(id: SavedSearchId): Promise<void> {
    await this.db.query(`UPDATE saved_search SET deleted_at = now(), version = version + 1 WHERE id = $1`, [id]);
  }

  /** What was published meanwhile is no news. @returns whether there was one to bring back */
  async restore(userId: UserId, id: SavedSearchId): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE saved_search SET deleted_at = NULL, version = version + 1, alert_since = now()
        WHERE id = $1 AND user_id = $2 AND follows_id IS NULL AND deleted_at IS NOT NULL RETURNING id`,
      [id, userId],
    );
    return rows.length > 0;
  }

  /** Says that a person has seen what it finds. */
  async look(userId: UserId, id: SavedSearchId): Promise<void> {
    await this.db.query(`UPDATE saved_search SET looked_at = now() WHERE id = $1`, [await this.ownRow(userId, id)]);
  }

  /** @returns how many are gone for good */
  async forgetDeleted(): Promise<number> {
    const rows = await this.db.query(
      `DELETE FROM saved_search WHERE deleted_at < now() - make_interval(days => $1) RETURNING id`,
      [KEPT_DELETED_DAYS],
    );
    return rows.length;
  }
}
