import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

/** What a rule has to prove before it may act. */
export interface RuleSettings {
  /** Share of its judged hits that people took action on, 0–1. */
  readonly precisionFloor: number;
  /** Fewer judged hits than this prove nothing. */
  readonly minJudgedHits: number;
}

const DEFAULTS: RuleSettings = { precisionFloor: 0.5, minJudgedHits: 1 };
const NAME = 'rules';

@Injectable()
export class RuleSettingRepository {
  constructor(private readonly db: Database) {}

  async get(): Promise<RuleSettings> {
    const [row] = await this.db.query<{ value: string }>(`SELECT value FROM moderation_setting WHERE name = $1`, [
      NAME,
    ]);
    return { ...DEFAULTS, ...(row && (JSON.parse(row.value) as Partial<RuleSettings>)) };
  }

  async set(settings: RuleSettings): Promise<void> {
    await this.db.query(
      `INSERT INTO moderation_setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
      [NAME, JSON.stringify(settings)],
    );
  }
}
