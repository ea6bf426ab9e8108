import { newId, type BacktestId, type ContentId, type RuleId, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { FactSheet } from '../language/facts.js';
import type { ReplayedSheet, Tally } from './tally.policy.js';

/** What is asked of a backtest: so many days, or so many of the last fact sheets. */
export type BacktestSpan = { readonly days: number } | { readonly last: number };

/** A backtest as the one who runs it sees it. */
export interface BacktestOrder {
  readonly id: BacktestId;
  readonly ruleId: RuleId;
  readonly version: number;
  readonly key: number;
  readonly expression: string;
  readonly since: string;
  readonly until: string;
  readonly total: number;
  /** Null before the first batch. */
  readonly tally: Tally | null;
  readonly after: SheetPlace | null;
}

/** Where a batch ended. */
export interface SheetPlace {
  readonly contentId: string;
  readonly sheetId: string;
}

/** Decisions that say what people think of a content; the others put it off. */
const ACTED = `d.action IN ('reject', 'delist', 'flag_illegal')`;

/** What a backtest says for a version that wants to go live. */
export interface Proof {
  readonly precision: number | null;
  readonly judged: number;
  readonly finishedAt: Date;
  readonly holdsUntil: Date;
  readonly isStale: boolean;
}

@Injectable()
export class BacktestRepository {
  constructor(private readonly db: Database) {}

  /** Which backtest of this rule has not ended yet. */
  async running(ruleId: RuleId): Promise<BacktestId | undefined> {
    const [row] = await this.db.query<{ id: BacktestId }>(
      `SELECT id FROM moderation_backtest WHERE rule_id = $1 AND state IN ('queued', 'running') LIMIT 1`,
      [ruleId],
    );
    return row?.id;
  }

  /** The database says what time it is: sheets carry its clock. */
  async insert(ruleId: RuleId, version: number, span: BacktestSpan, by: UserId): Promise<BacktestId> {
    const id = newId<BacktestId>();
    const since =
      'days' in span
        ? `now() - make_interval(days => $5)`
        : `coalesce((SELECT s.at FROM moderation_fact_sheet s ORDER BY s.at DESC OFFSET $5::int - 1 LIMIT 1), '-infinity')`;
    await this.db.query(
      `WITH span AS (SELECT ${since} AS since)
       INSERT INTO moderation_backtest (id, rule_id, version, since, until, total, asked_by)
       SELECT $1, $2, $3, span.since, now(), (SELECT count(*)::int FROM moderation_fact_sheet s WHERE s.at >= span.since AND s.at <= now()), $4
         FROM span`,
      [id, ruleId, version, by, 'days' in span ? span.days : span.last],
    );
    return id;
  }

  /** Takes up a backtest that has not ended. */
  async start(id: BacktestId): Promise<BacktestOrder | undefined> {
    const [row] = await this.db.query<BacktestOrder>(
      `UPDATE moderation_backtest b SET state = 'running', started_at = coalesce(b.started_at, now())
         FROM moderation_rule_version v
        WHERE b.id = $1 AND b.state IN ('queued', 'running') AND v.rule_id = b.rule_id AND v.version = b.version
        RETURNING b.id, b.rule_id AS "ruleId", b.version, v.key, v.expression, b.since::text AS since, b.until::text AS until,
                  b.total, b.tally->'counts' AS tally, b.tally->'after' AS after`,
      [id],
    );
    return row;
  }

  /** The next sheets in the order of their contents, with the newest decision on each that stands. */
  page(
    { key, ruleId, version, since, until }: BacktestOrder,
    after: SheetPlace | null,
    limit: number,
  ): Promise<(ReplayedSheet & { readonly facts: FactSheet })[]> {
    return this.db.query(
      `WITH page AS MATERIALIZED (
         SELECT s.id, s.content_id, s.facts, s.judged_by FROM moderation_fact_sheet s
          WHERE (s.content_id, s.id) > ($6::uuid, $7::bigint) AND s.at >= $1::timestamptz AND s.at <= $2::timestamptz
          ORDER BY s.content_id, s.id LIMIT $8)
       SELECT page.id, page.content_id AS "contentId", page.facts, verdict.acted AS verdict,
              page.judged_by @> ARRAY[$3::int] AS "hasRun", run.sheet_id IS NOT NULL AS "hasHit"
         FROM page
         LEFT JOIN LATERAL (
           SELECT ${ACTED} AS acted FROM moderation_case c JOIN moderation_decision d ON d.case_id = c.id
            WHERE c.subject_type = 'content' AND c.subject_id = page.content_id AND c.purpose = 'decide'
              AND d.is_final AND NOT d.is_proposal AND d.reversed_at IS NULL
            ORDER BY d.decided_at DESC LIMIT 1) verdict ON true
         LEFT JOIN moderation_rule_run run ON run.rule_id = $4 AND run.version = $5 AND run.sheet_id = page.id
        ORDER BY page.content_id, page.id`,
      [since, until, key, ruleId, version, after?.contentId ?? NIL, after?.sheetId ?? 0, limit],
    );
  }

  async uploadersOf(ids: readonly ContentId[]): Promise<UserId[]> {
    if (ids.length === 0) return [];
    const rows = await this.db.query<{ userId: UserId }>(
      `SELECT c.user_id AS "userId" FROM content c WHERE c.id = ANY($1::uuid[])`,
      [[...ids]],
    );
    return rows.map(({ userId }) => userId);
  }

  /** Keeps how far it is. @returns whether anybody still wants it */
  async keep(id: BacktestId, tally: Tally, after: SheetPlace | null): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE moderation_backtest SET done = $2, tally = $3::jsonb WHERE id = $1 AND state = 'running' RETURNING id`,
      [id, tally.sheets, JSON.stringify({ counts: tally, after })],
    );
    return rows.length > 0;
  }

  async finish(id: BacktestId, state: 'done' | 'failed' | 'cancelled', error: string | null = null): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE moderation_backtest SET state = $2, error = $3, finished_at = now()
        WHERE id = $1 AND state IN ('queued', 'running') RETURNING id`,
      [id, state, error],
    );
    return rows.length > 0;
  }

  async exists(id: BacktestId): Promise<boolean> {
    return (await this.db.query(`SELECT FROM moderation_backtest WHERE id = $1`, [id])).length > 0;
  }

  /** Precision and judged hits of the newest finished backtest of this version. @param days for how long it says something */
  async proofOf(ruleId: RuleId, version: number, days: number): Promise<Proof | undefined> {
    const [row] = await this.db.query<Omit<Proof, 'precision' | 'judged'> & { right: number; wrong: number }>(
      `SELECT (b.tally->'counts'->>'right')::int AS right, (b.tally->'counts'->>'wrong')::int AS wrong,
              b.finished_at AS "finishedAt", b.finished_at + make_interval(days => $3) AS "holdsUntil",
              b.finished_at + make_interval(days => $3) <= now() AS "isStale"
         FROM moderation_backtest b WHERE b.rule_id = $1 AND b.version = $2 AND b.state = 'done' ORDER BY b.id DESC LIMIT 1`,
      [ruleId, version, days],
    );
    if (!row) return undefined;
    const { right, wrong, ...times } = row;
    const judged = right + wrong;
    return { ...times, precision: judged === 0 ? null : right / judged, judged };
  }
}

const NIL = '00000000-0000-0000-0000-000000000000';
