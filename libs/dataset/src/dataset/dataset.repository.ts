import { Injectable } from '@nestjs/common';
import type { SetVisibility } from '@odr/contracts';
import type { TeamId, UserId } from '@odr/kernel';
import { Database, isUniqueViolation } from '@odr/platform';

import { DatasetNameTaken } from './dataset.errors.js';

export interface NewDataset {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly definition: object;
  readonly profile: string;
  readonly visibility: SetVisibility;
  readonly userId: UserId;
  readonly teamId: TeamId | null;
}

export type DatasetChanges = Partial<Omit<NewDataset, 'id' | 'userId'>>;

export interface LockedDataset {
  readonly id: string;
  readonly userId: UserId;
  readonly teamId: TeamId | null;
  readonly title: string;
  readonly description: string;
  readonly profile: string;
  readonly definition: Readonly<Record<string, unknown>>;
  readonly version: number;
}

@Injectable()
export class DatasetRepository {
  constructor(private readonly db: Database) {}

  /** @throws DatasetNameTaken */
  async insert(set: NewDataset): Promise<void> {
    await unlessTaken(set.name, () =>
      this.db.query(
        `INSERT INTO dataset (id, name, title, description, definition, profile, visibility, user_id, team_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          set.id,
          set.name,
          set.title,
          set.description,
          JSON.stringify(set.definition),
          set.profile,
          set.visibility,
          set.userId,
          set.teamId,
        ],
      ),
    );
  }

  async lockById(id: string): Promise<LockedDataset | undefined> {
    const [row] = await this.db.query<LockedDataset>(
      `SELECT d.id, d.user_id AS "userId", d.team_id AS "teamId", d.title, d.description, d.profile, d.definition, d.version
         FROM dataset d WHERE d.id = $1 FOR UPDATE`,
      [id],
    );
    return row;
  }

  /** @throws DatasetNameTaken */
  async update(id: string, changes: DatasetChanges): Promise<void> {
    const { name, title, description, definition, profile, visibility, teamId } = changes;
    await unlessTaken(name ?? '', () =>
      this.db.query(
        `UPDATE dataset
            SET name = coalesce($2, name), title = coalesce($3, title), description = coalesce($4, description),
                definition = coalesce($5, definition), profile = coalesce($6, profile), visibility = coalesce($7, visibility),
                team_id = CASE WHEN $8 THEN $9::uuid ELSE team_id END, version = version + 1, updated_at = now()
          WHERE id = $1`,
        [
          id,
          name ?? null,
          title ?? null,
          description ?? null,
          definition ? JSON.stringify(definition) : null,
          profile ?? null,
          visibility ?? null,
          teamId !== undefined,
          teamId ?? null,
        ],
      ),
    );
  }

  /** Its unfinished versions go with it. */
  async delete(id: string): Promise<void> {
    await this.db.query(`DELETE FROM dataset WHERE id = $1`, [id]);
  }

  async isReleased(id: string): Promise<boolean> {
    const rows = await this.db.query(
      `SELECT v.id FROM dataset_version v WHERE v.dataset_id = $1 AND v.state <> 'failed' LIMIT 1`,
      [id],
    );
    return rows.length > 0;
  }
}

async function unlessTaken(name: string, write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    // Two people may choose a name in the same moment; only the database knows.
    throw isUniqueViolation(error, 'dataset_name_key') ? new DatasetNameTaken(name) : error;
  }
}
