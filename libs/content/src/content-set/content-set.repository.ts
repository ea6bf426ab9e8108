import { Injectable } from '@nestjs/common';
import type { SetVisibility } from '@odr/contracts';
import type { ContentId, ContentSetId, TeamId, UserId } from '@odr/kernel';
import { Database, isForeignKeyViolation } from '@odr/platform';
import { NotYourTeam } from '../content.errors.js';

export interface NewContentSet {
  readonly id: ContentSetId;
  readonly name: string;
  readonly description: string;
  readonly visibility: SetVisibility;
  readonly userId: UserId;
  readonly teamId: TeamId | null;
}

/** What decides who may change a set. */
export interface LockedContentSet {
  readonly id: ContentSetId;
  readonly userId: UserId;
  readonly teamId: TeamId | null;
  readonly version: number;
}

export type ContentSetChanges = Partial<Pick<NewContentSet, 'name' | 'description' | 'visibility' | 'teamId'>>;

/** Sets of contents and what is in them. */
@Injectable()
export class ContentSetRepository {
  constructor(private readonly db: Database) {}

  /** @throws NotYourTeam if the team has just been deleted */
  async insert(set: NewContentSet): Promise<void> {
    await this.withTeam(set.teamId, () =>
      this.db.query(
        `INSERT INTO content_set (id, name, description, visibility, user_id, team_id) VALUES ($1, $2, $3, $4, $5, $6)`,
        [set.id, set.name, set.description, set.visibility, set.userId, set.teamId],
      ),
    );
  }

  async lockById(id: ContentSetId): Promise<LockedContentSet | undefined> {
    const [row] = await this.db.query<LockedContentSet>(
      `SELECT id, user_id AS "userId", team_id AS "teamId", version FROM content_set WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return row;
  }

  /** @throws NotYourTeam if the team has just been deleted */
  async update(id: ContentSetId, { name, description, visibility, teamId }: ContentSetChanges): Promise<void> {
    await this.withTeam(teamId, () =>
      this.db.query(
        `UPDATE content_set
            SET name = coalesce($2, name), description = coalesce($3, description), visibility = coalesce($4, visibility),
                team_id = CASE WHEN $5 THEN $6::uuid ELSE team_id END, version = version + 1, updated_at = now()
          WHERE id = $1`,
        [id, name ?? null, description ?? null, visibility ?? null, teamId !== undefined, teamId ?? null],
      ),
    );
  }

  async delete(id: ContentSetId): Promise<void> {
    await this.db.query(`DELETE FROM content_set WHERE id = $1`, [id]);
  }

  async countItems(id: ContentSetId): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM content_set_item WHERE set_id = $1`,
      [id],
    );
    return row?.count ?? 0;
  }

  /** Puts items in; those that are in already stay where they are. @returns how many are new */
  async add(id: ContentSetId, contentIds: readonly ContentId[], by: UserId): Promise<number> {
    const rows = await this.db.query(
      `INSERT INTO content_set_item (set_id, content_id, added_by)
       SELECT $1, content_id, $3 FROM unnest($2::uuid[]) AS given(content_id) ON CONFLICT DO NOTHING RETURNING content_id`,
      [id, [...contentIds], by],
    );
    return rows.length;
  }

  /** Takes items out. @returns how many were in */
  async remove(id: ContentSetId, contentIds: readonly ContentId[]): Promise<number> {
    const rows = await this.db.query(
      `DELETE FROM content_set_item WHERE set_id = $1 AND content_id = ANY($2::uuid[]) RETURNING content_id`,
      [id, [...contentIds]],
    );
    return rows.length;
  }

  /** @returns the sets that hold one of `from` and did not hold the heir */
  async inherit(heir: ContentId, from: readonly ContentId[]): Promise<ContentSetId[]> {
    const rows = await this.db.query<{ setId: ContentSetId }>(
      `INSERT INTO content_set_item (set_id, content_id, added_by, added_at)
       SELECT DISTINCT ON (set_id) set_id, $1::uuid, added_by, added_at FROM content_set_item
        WHERE content_id = ANY($2::uuid[]) ORDER BY set_id, added_at
       ON CONFLICT DO NOTHING RETURNING set_id AS "setId"`,
      [heir, [...from]],
    );
    return rows.map(({ setId }) => setId);
  }

  async leave(contentId: ContentId, setIds: readonly ContentSetId[]): Promise<void> {
    await this.db.query(`DELETE FROM content_set_item WHERE content_id = $1 AND set_id = ANY($2::uuid[])`, [
      contentId,
      [...setIds],
    ]);
  }

  /** Sets of a team go with its contributors where they contribute to the other team too; the rest go back to whoever made them. */
  async handOver(teamId: TeamId, into: TeamId | null): Promise<void> {
    await this.db.query(
      `UPDATE content_set s
          SET team_id = (SELECT m.team_id FROM team_member m
                          WHERE m.user_id = s.user_id AND m.team_id = $2 AND m.role <> 'viewer'),
              version = s.version + 1, updated_at = now()
        WHERE s.team_id = $1`,
      [teamId, into],
    );
  }

  /** Of a team that is gone only the database knows. */
  private async withTeam(teamId: TeamId | null | undefined, write: () => Promise<unknown>): Promise<void> {
    try {
      await write();
    } catch (error) {
      throw teamId && isForeignKeyViolation(error, 'content_set_team_fk') ? new NotYourTeam(teamId) : error;
    }
  }
}
