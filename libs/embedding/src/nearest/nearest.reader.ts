import { Injectable } from '@nestjs/common';
import type { ContentId } from '@odr/kernel';
import { Database, isStatementCancelled, type AskWith } from '@odr/platform';
import { SearchCancelled, SearchTimedOut } from './nearest.errors.js';
import { EXACT_SETTINGS, indexSettings } from './nearest.policy.js';
import {
  countedExactStatement,
  exactStatement,
  indexStatement,
  type NearestRows,
  type Statement,
} from './nearest.statements.js';
import type { IndexForm } from './vector-space.policy.js';

export interface NearRow {
  readonly contentId: ContentId;
  readonly distance: number;
  /** How many contents among the candidates matched; the same in every row. */
  readonly matched?: number;
  /** How many rows of a sample the index should have given and did not; the same in every row. */
  readonly lost?: number;
}

/** The ways to ask, within one time limit. */
export interface AskNearest {
  /** Compares everything that matches. */
  exact(): Promise<NearRow[]>;
  /** The same up to so many matching contents; where there are more, `counted` says so and no row comes. */
  exactUpTo(contents: number): Promise<{ readonly counted: number; readonly rows: NearRow[] }>;
  /** Takes so many candidates from the index, and holds it against a sample of so many vectors as there are. */
  index(form: IndexForm, candidates: number, vectors: number): Promise<NearRow[]>;
}

interface Bounds {
  readonly timeLimitMs: number;
  readonly signal?: AbortSignal;
}

/** Asks PostgreSQL for neighbours, each question in a transaction of its own whose settings end with it. */
@Injectable()
export class NearestReader {
  constructor(private readonly db: Database) {}

  /** @throws SearchTimedOut, SearchCancelled */
  async within<T>(question: NearestRows & Bounds, work: (ask: AskNearest) => Promise<T>): Promise<T> {
    const { signal, timeLimitMs } = question;
    // A caller's transaction has a time limit of its own, which must not become ours.
    const until = this.db.inTransaction ? undefined : performance.now() + timeLimitMs;
    try {
      return await this.db.read(signal, (ask) => work(asking(question, ask, until)));
    } catch (error) {
      // What waits for a lock, or computes, is told to stop by the time limit or by the caller's leaving; both are foreseen.
      if (signal?.aborted) throw new SearchCancelled();
      if (isStatementCancelled(error)) throw new SearchTimedOut(timeLimitMs);
      throw error;
    }
  }
}

function asking(question: NearestRows & Bounds, ask: AskWith, until: number | undefined): AskNearest {
  const run = <Row>({ sql, values }: Statement, settings: Readonly<Record<string, string>>): Promise<Row[]> => {
    question.signal?.throwIfAborted();
    return ask<Row>({ ...settings, ...timeLeft(until, question.timeLimitMs) }, sql, values);
  };
  return {
    exact: () => run<NearRow>(exactStatement(question), EXACT_SETTINGS),
    exactUpTo: async (contents) => {
      const rows = await run<NearRow & { counted: number }>(countedExactStatement(question, contents), EXACT_SETTINGS);
      return { counted: rows[0]?.counted ?? 0, rows: rows.filter(({ contentId }) => contentId !== null) };
    },
    index: (form, candidates, vectors) =>
      run(indexStatement(question, form, candidates, vectors), indexSettings(candidates)),
  };
}

function timeLeft(until: number | undefined, timeLimitMs: number): Readonly<Record<string, string>> {
  if (until === undefined) return {};
  const leftMs = Math.ceil(until - performance.now());
  if (leftMs <= 0) throw new SearchTimedOut(timeLimitMs);
  return { statement_timeout: String(leftMs) };
}
