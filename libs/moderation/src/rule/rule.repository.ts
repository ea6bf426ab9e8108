import type { RuleAction, RuleStatus } from '@odr/contracts';
import { newId, type RuleId, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { RuleText } from './rule.policy.js';

/** A rule, locked by the caller's transaction, with its newest version. */
export interface LockedRule extends RuleText {
  readonly id: RuleId;
  readonly name: string;
  readonly status: RuleStatus;
  readonly version: number;
  readonly edition: number;
  /** Of the newest version. */
  readonly author: UserId;
  /** In force now, at most `maxDailyActions`. */
  readonly cap: number;
  /** An earlier version that is live until the newest is, or somebody stops it; null while the newest is live, or none is. */
  readonly actingVersion: number | null;
}

/** A rule that looks at what comes in. */
export interface RunningRule {
  readonly id: RuleId;
  readonly version: number;
  /** Short name of the version. */
  readonly key: number;
  readonly expression: string;
  readonly action: RuleAction;
  /** Null leaves it to the routing rules, as does a queue that is gone. */
  readonly queue: string | null;
  readonly cap: number;
  readonly status: RuleStatus;
}

export interface RuleStep {
  readonly from: RuleStatus | null;
  readonly to: RuleStatus;
  readonly version: number;
  /** Null when the alarm did it. */
  readonly actor: UserId | null;
  readonly alarm?: object;
}

@Injectable()
export class RuleRepository {
  constructor(private readonly db: Database) {}

  async insert(id: RuleId, name: string, text: RuleText, by: UserId): Promise<void> {
    await this.db.query(
      `INSERT INTO moderation_rule (id, name, status, version, max_daily_actions, created_by) VALUES ($1, $2, 'draft', 1, $3, $4)`,
      [id, name, text.maxDailyActions, by],
    );
    await this.insertVersion(id, 1, text, by);
  }

  async insertVersion(id: RuleId, version: number, text: RuleText, by: UserId): Promise<void> {
    await this.db.query(
      `INSERT INTO moderation_rule_version (rule_id, version, expression, action, queue, max_daily_actions, made_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, version, text.expression, text.action, text.queue, text.maxDailyActions, by],
    );
  }

  async lock(id: RuleId): Promise<LockedRule | undefined> {
    const [row] = await this.db.query<LockedRule>(
      `SELECT r.id, r.name, r.status, r.version, r.edition, r.max_daily_actions AS cap, r.acting_version AS "actingVersion", v.expression, v.action, v.queue,
              v.max_daily_actions AS "maxDailyActions", v.made_by AS author
         FROM moderation_rule r JOIN moderation_rule_version v ON v.rule_id = r.id AND v.version = r.version
        WHERE r.id = $1 FOR UPDATE OF r`,
      [id],
    );
    return row;
  }

  /** Keeps what may change without proof. */
  async update(
    id: RuleId,
    {
      name,
      cap,
      version,
      status,
      actingVersion,
    }: Pick<LockedRule, 'name' | 'cap' | 'version' | 'status' | 'actingVersion'>,
  ): Promise<void> {
    await this.db.query(
      `UPDATE moderation_rule SET name = $2, max_daily_actions = $3, version = $4, status = $5, acting_version = $6, edition = edition + 1,
              live_since = CASE WHEN $5 = 'live' AND status <> 'live' THEN now() WHEN $5 = 'live' OR $6::integer IS NOT NULL THEN live_since END
        WHERE id = $1`,
      [id, name, cap, version, status, actingVersion],
    );
  }

  async appendStep(id: RuleId, { from, to, version, actor, alarm }: RuleStep): Promise<void> {
    await this.db.query(
      `INSERT INTO moderation_rule_step (id, rule_id, version, from_status, to_status, actor_id, alarm) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [newId(), id, version, from, to, actor, alarm ? JSON.stringify(alarm) : null],
    );
  }

  /**
   * What looks at contents now, in a constant order, so that two workers lock the same rows in the same order. Of a rule whose newest
   * version is tried in shadow, the one before may act beside it.
   */
  running(): Promise<RunningRule[]> {
    return this.db.query<RunningRule>(
      `SELECT r.id, v.version, v.key, v.expression, v.action, q.name AS queue, least(r.max_daily_actions, v.max_daily_actions) AS cap,
              CASE WHEN v.version = r.version THEN r.status ELSE 'live' END AS status
         FROM moderation_rule r
         JOIN moderation_rule_version v ON v.rule_id = r.id
          AND (v.version = r.acting_version OR v.version = r.version AND r.status IN ('shadow', 'live'))
         LEFT JOIN moderation_queue q ON q.name = v.queue
        ORDER BY r.id, v.version`,
    );
  }

  async queueExists(name: string): Promise<boolean> {
    return (await this.db.query(`SELECT FROM moderation_queue WHERE name = $1`, [name])).length > 0;
  }

  /** Everybody who may approve a rule. */
  async administrators(): Promise<UserId[]> {
    const rows = await this.db.query<{ id: UserId }>(
      `SELECT id FROM user_account WHERE role = 'admin' AND is_active ORDER BY id`,
    );
    return rows.map(({ id }) => id);
  }
}
