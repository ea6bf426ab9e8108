import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { parameters, type ContentCondition } from '@odr/content';
import { Database } from '@odr/platform';
import { KeptBriefly } from './kept-briefly.js';
import { literal, tableOf } from './nearest.statements.js';
import type { VectorSpace } from './vector-space.policy.js';

/** How much a filter leaves. */
export interface FilterSize {
  /** Contents that match, counted or estimated. */
  readonly matching: number;
  /** All contents, estimated; at least as many as match. */
  readonly all: number;
}

interface Explained {
  readonly 'QUERY PLAN': readonly { readonly Plan: { readonly 'Plan Rows': number } }[];
}

const KNOWN_MS = 60_000;
const EVERYTHING: ContentCondition = () => 'true';

/** Estimates from PostgreSQL's statistics, which cost the planning of a statement, about a millisecond; kept for a minute. */
@Injectable()
export class FilterSizeReader {
  private readonly matching = new KeptBriefly<number>(KNOWN_MS);
  private readonly vectors = new KeptBriefly<number>(KNOWN_MS);

  constructor(private readonly db: Database) {}

  /** What the condition leaves, as far as is known: counted by an earlier question, or estimated. */
  async of(where: ContentCondition): Promise<FilterSize> {
    const [matching, all] = [await this.estimate(where), await this.estimate(EVERYTHING)];
    return { matching, all: Math.max(1, matching, all) };
  }

  /** Tells what was counted while a question was answered: better than any estimate. */
  learn(where: ContentCondition, matching: number): void {
    this.matching.set(keyOf(conditionOf(where)), matching);
  }

  /** How many vectors the engine has, counted up to a limit. */
  vectorsUpTo(engine: VectorSpace, limit: number): Promise<number> {
    return this.vectors.get(`${engine.id} ${limit}`, async () => {
      const [row] = await this.db.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM (
           SELECT 1 FROM ${tableOf(engine)} e WHERE e.engine_id = ${literal(engine.id)} LIMIT ${limit}) counted`,
      );
      return row?.count ?? 0;
    });
  }

  private estimate(where: ContentCondition): Promise<number> {
    const condition = conditionOf(where);
    return this.matching.get(keyOf(condition), async () => {
      const [row] = await this.db.query<Explained>(
        `EXPLAIN (FORMAT JSON) SELECT 1 FROM content c WHERE ${condition.sql}`,
        condition.values,
      );
      return row?.['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? 0;
    });
  }
}

function conditionOf(where: ContentCondition): { sql: string; values: unknown[] } {
  const { values, bind } = parameters();
  return { sql: where(bind), values };
}

/** Conditions can carry thousands of ids; their hash does as well. */
const keyOf = ({ sql, values }: { sql: string; values: readonly unknown[] }): string =>
  createHash('sha256').update(sql).update(JSON.stringify(values)).digest('base64url');
