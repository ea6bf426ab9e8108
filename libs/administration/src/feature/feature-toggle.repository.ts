import type { FeatureName, FeatureSetting } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

/** What was set for a feature, how often, when and by whom. */
export interface ToggleRow extends FeatureSetting {
  readonly name: string;
  readonly version: number;
  readonly updatedAt: Date;
  readonly updatedBy: { readonly id: UserId; readonly name: string | null };
}

const COLUMNS = `t.name, t.is_on AS "isOn", t.roles, t.percentage, t.version, t.updated_at AS "updatedAt",
  json_build_object('id', t.updated_by, 'name', u.name) AS "updatedBy"`;

/** Writes feature_toggle. */
@Injectable()
export class FeatureToggleRepository {
  constructor(private readonly db: Database) {}

  list(): Promise<ToggleRow[]> {
    return this.db.query(
      `SELECT ${COLUMNS} FROM feature_toggle t LEFT JOIN user_account u ON u.id = t.updated_by ORDER BY t.name`,
    );
  }

  async byName(name: FeatureName): Promise<ToggleRow | undefined> {
    const [row] = await this.db.query<ToggleRow>(
      `SELECT ${COLUMNS} FROM feature_toggle t LEFT JOIN user_account u ON u.id = t.updated_by WHERE t.name = $1`,
      [name],
    );
    return row;
  }

  /** Lets one change at a time pass, also the first one, when there is no row to lock yet. */
  async lock(name: FeatureName): Promise<void> {
    await this.db.query(`SELECT pg_advisory_xact_lock(hashtext('odr.feature-toggle.' || $1))`, [name]);
  }

  async set(name: FeatureName, { isOn, roles, percentage }: FeatureSetting, by: UserId, at: Date): Promise<void> {
    await this.db.query(
      `INSERT INTO feature_toggle AS t (name, is_on, roles, percentage, version, updated_at, updated_by)
       VALUES ($1, $2, $3, $4, 1, $5, $6)
       ON CONFLICT (name) DO UPDATE SET is_on = $2, roles = $3, percentage = $4, version = t.version + 1,
                                        updated_at = $5, updated_by = $6`,
      [name, isOn, roles, percentage, at, by],
    );
  }
}
