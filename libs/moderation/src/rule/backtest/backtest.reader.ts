import type { BacktestId, RuleId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { BacktestResponse, BacktestResultResponse } from '../dto/backtest.response.dto.js';
import { BacktestNotFound } from '../rule.errors.js';
import type { Tally } from './tally.policy.js';
import { share } from './wilson.js';

interface BacktestRow {
  readonly id: BacktestId;
  readonly ruleId: RuleId;
  readonly version: number;
  readonly state: BacktestResponse['state'];
  readonly done: number;
  readonly total: number;
  readonly since: Date | number;
  readonly until: Date;
  readonly tally: Tally | null;
  readonly error: string | null;
  readonly askedBy: string;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

const MAX_UPLOADERS = 10;
const KEPT = 20;

/** What pages show of backtests. */
@Injectable()
export class BacktestReader {
  constructor(private readonly db: Database) {}

  /** The last ones of a rule, newest first, of all its versions. */
  async list(ruleId: RuleId): Promise<BacktestResponse[]> {
    const rows = await this.rows(`b.rule_id = $1 ORDER BY b.id DESC LIMIT ${KEPT}`, [ruleId]);
    return Promise.all(rows.map((row) => this.responseOf(row)));
  }

  /** @throws BacktestNotFound */
  async get(id: BacktestId): Promise<BacktestResponse> {
    const [row] = await this.rows(`b.id = $1`, [id]);
    if (!row) throw new BacktestNotFound(id);
    return this.responseOf(row);
  }

  private rows(condition: string, values: readonly unknown[]): Promise<BacktestRow[]> {
    return this.db.query<BacktestRow>(
      `SELECT b.id, b.rule_id AS "ruleId", b.version, b.state, b.done, b.total, b.since, b.until, b.tally->'counts' AS tally, b.error,
              b.asked_by AS "askedBy", b.started_at AS "startedAt", b.finished_at AS "finishedAt"
         FROM moderation_backtest b WHERE ${condition}`,
      values,
    );
  }

  private async responseOf({ tally, ...row }: BacktestRow): Promise<BacktestResponse> {
    const precision = tally && share(tally.right, tally.right + tally.wrong);
    const recall = tally && share(tally.right, tally.right + tally.missed);
    return {
      id: row.id,
      ruleId: row.ruleId,
      version: row.version,
      state: row.state,
      progress: { done: row.done, total: Math.max(row.total, row.done) },
      // All that there is begins at no time: the driver gives minus infinity for it.
      since: row.since instanceof Date ? row.since.toISOString() : null,
      until: row.until.toISOString(),
      matched: tally?.matched ?? 0,
      precision: precision?.value ?? null,
      recall: recall?.value ?? null,
      precisionInterval: precision,
      recallInterval: recall,
      result: tally && (await this.resultOf(tally)),
      ...(row.error !== null && { error: row.error }),
      askedBy: row.askedBy,
      startedAt: row.startedAt?.toISOString() ?? null,
      finishedAt: row.finishedAt?.toISOString() ?? null,
    };
  }

  private async resultOf(tally: Tally): Promise<BacktestResultResponse> {
    const { right, wrong, missed, spared, matched, replay } = tally;
    const hits = Object.entries<number>(tally.uploaders).toSorted(([, a], [, b]) => b - a);
    const top = hits.slice(0, MAX_UPLOADERS);
    const rules = Object.entries<number>(tally.overlap);
    const people = await this.names(
      'user_account',
      top.map(([id]) => id),
    );
    const rivals = await this.names(
      'moderation_rule',
      rules.map(([id]) => id),
    );
    return {
      contents: tally.contents,
      unknown: tally.unknown,
      confusion: { right, wrong, missed, spared, unjudged: matched - right - wrong },
      samples: tally.samples,
      uploaders: top.map(([userId, count]) => ({ userId, name: people.get(userId) ?? null, hits: count })),
      uploaderCount: hits.length,
      overlap: rules.map(([ruleId, both]) => ({ ruleId, name: rivals.get(ruleId) ?? '', both })),
      replay: { ...replay, isExact: replay.different.length === 0 },
    };
  }

  private async names(table: 'user_account' | 'moderation_rule', ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.db.query<Named>(`SELECT t.id, t.name FROM ${table} t WHERE t.id = ANY($1::uuid[])`, [
      [...ids],
    ]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
