import { toPage, type Page, type RuleId } from '@odr/kernel';
import { Database, type UncountedPageQuery } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { positionOf } from '../position.policy.js';
import type {
  RuleDayResponse,
  RuleHistoryResponse,
  RuleHitResponse,
  RuleResponse,
  RuleStepResponse,
  RuleVersionResponse,
} from './dto/rule.response.dto.js';
import { RuleNotFound } from './rule.errors.js';

const MAX_RULES = 500;
const DAYS = 30;

const wireTime = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const RULE = `
  SELECT r.id, r.name, r.version, r.status, r.acting_version AS "actingVersion", v.expression, v.action, v.queue, r.max_daily_actions AS "maxDailyActions", r.edition,
         v.made_by AS "madeBy", author.name AS "madeByName", ${wireTime('v.made_at')} AS "madeAt",
         ${wireTime('r.created_at')} AS "createdAt", ${wireTime('r.live_since')} AS "liveSince",
         coalesce(step.is_alarm, false) AS "isPausedByAlarm",
         jsonb_build_object('day', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD'), 'runs', coalesce(today.runs, 0),
           'hits', coalesce(today.hits, 0), 'unknown', coalesce(today.unknown, 0), 'acted', coalesce(acted.acted, 0)) AS today
    FROM moderation_rule r
    JOIN moderation_rule_version v ON v.rule_id = r.id AND v.version = r.version
    LEFT JOIN user_account author ON author.id = v.made_by
    LEFT JOIN LATERAL (
      SELECT s.actor_id IS NULL AND s.to_status = 'paused' AS is_alarm FROM moderation_rule_step s
       WHERE s.rule_id = r.id ORDER BY s.id DESC LIMIT 1) step ON true
    LEFT JOIN LATERAL (
      SELECT sum(h.runs)::int AS runs, sum(h.hits)::int AS hits, sum(h.unknown)::int AS unknown FROM moderation_rule_hour h
       WHERE h.rule_id = r.id AND h.version = r.version AND h.hour >= date_trunc('day', now(), 'UTC')) today ON true
    LEFT JOIN moderation_rule_day acted ON acted.rule_id = r.id AND acted.day = (now() AT TIME ZONE 'UTC')::date`;

/** What pages show of rules. */
@Injectable()
export class RuleReader {
  constructor(private readonly db: Database) {}

  /** All rules: those that act first, archived ones last. They are few. */
  list(): Promise<RuleResponse[]> {
    return this.db.query<RuleResponse>(
      `${RULE} ORDER BY array_position('{live,shadow,paused,draft,archived}'::text[], r.status), lower(r.name), r.id LIMIT ${MAX_RULES}`,
    );
  }

  /** @throws RuleNotFound */
  async get(id: RuleId): Promise<RuleResponse> {
    const [row] = await this.db.query<RuleResponse>(`${RULE} WHERE r.id = $1`, [id]);
    if (!row) throw new RuleNotFound(id);
    return row;
  }

  /** @throws RuleNotFound */
  async history(id: RuleId): Promise<RuleHistoryResponse> {
    await this.get(id);
    const versions = await this.db.query<RuleVersionResponse>(
      `SELECT v.version, v.expression, v.action, v.queue, v.max_daily_actions AS "maxDailyActions", v.made_by AS "madeBy",
              u.name AS "madeByName", ${wireTime('v.made_at')} AS "madeAt"
         FROM moderation_rule_version v LEFT JOIN user_account u ON u.id = v.made_by
        WHERE v.rule_id = $1 ORDER BY v.version DESC LIMIT 200`,
      [id],
    );
    const steps = await this.db.query<RuleStepResponse>(
      `SELECT s.id, s.version, s.from_status AS "from", s.to_status AS "to", s.actor_id AS "actorId", u.name AS "actorName",
              s.alarm, ${wireTime('s.at')} AS at
         FROM moderation_rule_step s LEFT JOIN user_account u ON u.id = s.actor_id
        WHERE s.rule_id = $1 ORDER BY s.id DESC LIMIT 200`,
      [id],
    );
    return { versions, steps, days: await this.days(id) };
  }

  /** What the rule has matched, newest first, in any version. */
  async hits(id: RuleId, { limit, cursor }: UncountedPageQuery): Promise<Page<RuleHitResponse>> {
    await this.get(id);
    const [at, sheet] = positionOf(cursor, ['time', 'bigint']);
    const rows = await this.db.query<RuleHitResponse & { readonly position: string; readonly sheetId: string }>(
      `SELECT x.content_id AS "contentId", x.version, x.outcome, x.case_id AS "caseId", ${wireTime('x.at')} AS at,
              (x.at AT TIME ZONE 'UTC')::text || '+00' AS position, x.sheet_id AS "sheetId"
         FROM moderation_rule_run x
        WHERE x.rule_id = $1 ${at === undefined ? '' : 'AND (x.at, x.sheet_id) < ($3::timestamptz, $4::bigint)'}
        ORDER BY x.at DESC, x.sheet_id DESC LIMIT $2`,
      [id, limit + 1, ...(at === undefined ? [] : [at, sheet])],
    );
    const page = toPage(rows, limit, ({ position, sheetId }) => [position, Number(sheetId)]);
    return { ...page, items: page.items.map(({ position: _position, sheetId: _sheet, ...row }) => row) };
  }

  private days(id: RuleId): Promise<RuleDayResponse[]> {
    return this.db.query<RuleDayResponse>(
      `SELECT to_char(day.day, 'YYYY-MM-DD') AS day, coalesce(h.runs, 0) AS runs, coalesce(h.hits, 0) AS hits,
              coalesce(h.unknown, 0) AS unknown, coalesce(d.acted, 0) AS acted
         FROM (SELECT ((now() AT TIME ZONE 'UTC')::date - n) AS day FROM generate_series(${DAYS - 1}, 0, -1) AS n) day
         LEFT JOIN LATERAL (
           SELECT sum(x.runs)::int AS runs, sum(x.hits)::int AS hits, sum(x.unknown)::int AS unknown FROM moderation_rule_hour x
            WHERE x.rule_id = $1 AND x.hour >= day.day::timestamp AT TIME ZONE 'UTC'
              AND x.hour < (day.day + 1)::timestamp AT TIME ZONE 'UTC') h ON true
         LEFT JOIN moderation_rule_day d ON d.rule_id = $1 AND d.day = day.day
        ORDER BY day.day`,
      [id],
    );
  }
}
