import type { UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { QueuePersonResponse, QueueSettingsResponse } from './dto/queue-settings.response.dto.js';
import type { ChangeQueueRequest, CreateQueueRequest } from './dto/queue.request.dto.js';

/** Accounts that can be given cases. */
const MODERATES = `u.is_active AND u.role IN ('moderator', 'admin')`;

const SETTINGS = `
  SELECT q.name, q.title, q.family, q.position, q.due_minutes_by_severity AS "dueMinutesBySeverity",
         q.hidden_actions AS "hiddenActions", q.policies, q.is_standing AS "isStanding", q.version,
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) ORDER BY u.name, u.id)
                     FROM moderation_queue_member m JOIN user_account u ON u.id = m.user_id WHERE m.queue = q.name), '[]') AS members
    FROM moderation_queue q WHERE q.name = $1 AND q.retired_at IS NULL`;

@Injectable()
export class QueueRepository {
  constructor(private readonly db: Database) {}

  async byName(name: string): Promise<QueueSettingsResponse | undefined> {
    const [row] = await this.db.query<QueueSettingsResponse>(SETTINGS, [name]);
    return row;
  }

  /** Locks the queue, so that no case is opened in it and no rule begins to point at it meanwhile. */
  async lock(name: string): Promise<QueueSettingsResponse | undefined> {
    await this.db.query(`SELECT FROM moderation_queue WHERE name = $1 FOR UPDATE`, [name]);
    return this.byName(name);
  }

  /** @returns whether the name was free */
  async insert({ name, family, title, position }: CreateQueueRequest): Promise<boolean> {
    const rows = await this.db.query(
      `INSERT INTO moderation_queue (name, title, family, position)
       SELECT $1, $2, $3, coalesce($4::smallint, 1 + coalesce(max(position), 0)) FROM moderation_queue
       ON CONFLICT (name) DO NOTHING RETURNING name`,
      [name, title ?? name, family, position ?? null],
    );
    return rows.length > 0;
  }

  async update(name: string, change: ChangeQueueRequest): Promise<void> {
    await this.db.query(
      `UPDATE moderation_queue
          SET title = coalesce($2, title), position = coalesce($3, position), version = version + 1,
              due_minutes_by_severity = coalesce($4::integer[], due_minutes_by_severity),
              hidden_actions = coalesce($5::text[], hidden_actions), policies = coalesce($6::text[], policies)
        WHERE name = $1`,
      [
        name,
        change.title ?? null,
        change.position ?? null,
        change.dueMinutesBySeverity ?? null,
        change.hiddenActions ?? null,
        change.policies ?? null,
      ],
    );
  }

  async setMembers(name: string, members: readonly string[]): Promise<void> {
    await this.db.query(`DELETE FROM moderation_queue_member WHERE queue = $1 AND user_id <> ALL($2::uuid[])`, [
      name,
      members,
    ]);
    await this.db.query(
      `INSERT INTO moderation_queue_member (queue, user_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING`,
      [name, members],
    );
  }

  /** Those of these people who do not moderate. */
  async strangersAmong(ids: readonly string[]): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT wanted.id FROM unnest($1::uuid[]) AS wanted(id)
        WHERE NOT EXISTS (SELECT FROM user_account u WHERE u.id = wanted.id AND ${MODERATES})`,
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  /** Whoever may be given cases of the queue. */
  colleagues(name: string, except: UserId): Promise<QueuePersonResponse[]> {
    return this.db.query<QueuePersonResponse>(
      `SELECT u.id, u.name FROM user_account u
        WHERE ${MODERATES} AND u.id <> $2
          AND (NOT EXISTS (SELECT FROM moderation_queue_member m WHERE m.queue = $1)
               OR EXISTS (SELECT FROM moderation_queue_member m WHERE m.queue = $1 AND m.user_id = u.id))
        ORDER BY u.name, u.id LIMIT 500`,
      [name, except],
    );
  }

  async countOpen(name: string): Promise<number> {
    const [row] = await this.db.query<{ open: number }>(
      `SELECT count(*)::integer AS open FROM moderation_case WHERE queue = $1 AND closed_at IS NULL`,
      [name],
    );
    return row?.open ?? 0;
  }

  /** Its closed cases keep its name, so nobody else is given it. */
  async retire(name: string): Promise<void> {
    await this.db.query(`UPDATE moderation_queue SET retired_at = now(), version = version + 1 WHERE name = $1`, [
      name,
    ]);
    await this.db.query(`DELETE FROM moderation_queue_member WHERE queue = $1`, [name]);
  }
}
