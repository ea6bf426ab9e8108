import { createHash } from 'node:crypto';
import type { CaseId, ContentId, RuleId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { FactSheet } from '../language/facts.js';

/** What came of a match. `idle`: there was nothing to do that had not been done. */
export type RunOutcome = 'shadow' | 'acted' | 'capped' | 'idle';

export interface RuleHit {
  readonly ruleId: RuleId;
  readonly version: number;
  readonly outcome: RunOutcome;
  readonly caseId: CaseId | null;
}

/** One run of one rule, as it is counted. */
export interface RuleCount {
  readonly ruleId: RuleId;
  readonly version: number;
  readonly answer: boolean | null;
}

/** What makes two sheets of a content the same. */
export const digestOf = (facts: string): Buffer => createHash('sha256').update(facts).digest();

/** What rules saw and what they said to it. */
@Injectable()
export class RuleRunRepository {
  constructor(private readonly db: Database) {}

  /**
   * Keeps the facts as they are now, and which versions of rules judge them.
   * @returns undefined when the very same facts of this content have been judged before
   */
  async keepSheet(id: ContentId, facts: FactSheet, judgedBy: readonly number[]): Promise<string | undefined> {
    const text = JSON.stringify(facts);
    const [row] = await this.db.query<{ id: string }>(
      `INSERT INTO moderation_fact_sheet (content_id, facts, digest, judged_by) VALUES ($1, $2::json, $3, $4)
       ON CONFLICT (content_id, digest) DO NOTHING RETURNING id`,
      [id, text, digestOf(text), [...judgedBy]],
    );
    return row?.id;
  }

  async insertHits(sheetId: string, contentId: ContentId, hits: readonly RuleHit[]): Promise<void> {
    if (hits.length === 0) return;
    await this.db.query(
      `INSERT INTO moderation_rule_run (rule_id, version, sheet_id, content_id, outcome, case_id)
       SELECT hit."ruleId", hit.version, $1, $2, hit.outcome, hit."caseId"
         FROM jsonb_to_recordset($3::jsonb) AS hit("ruleId" uuid, version int, outcome text, "caseId" uuid)`,
      [sheetId, contentId, JSON.stringify(hits)],
    );
  }

  /** Counts runs in the hour that it is. The last thing of a transaction: everybody waits for these rows. */
  async count(counts: readonly RuleCount[]): Promise<void> {
    if (counts.length === 0) return;
    await this.db.query(
      `INSERT INTO moderation_rule_hour AS h (rule_id, version, hour, runs, hits, unknown)
       SELECT c."ruleId", c.version, date_trunc('hour', now(), 'UTC'), 1, (c.answer IS TRUE)::int, (c.answer IS NULL)::int
         FROM jsonb_to_recordset($1::jsonb) AS c("ruleId" uuid, version int, answer boolean) ORDER BY c."ruleId", c.version
       ON CONFLICT (rule_id, version, hour)
       DO UPDATE SET runs = h.runs + 1, hits = h.hits + excluded.hits, unknown = h.unknown + excluded.unknown`,
      [JSON.stringify(counts)],
    );
  }

  /** Takes one of the actions that the rule has today (UTC). @returns whether there was one left */
  async takeAction(id: RuleId, cap: number): Promise<boolean> {
    if (cap <= 0) return false;
    const rows = await this.db.query(
      `INSERT INTO moderation_rule_day AS d (rule_id, day, acted) VALUES ($1, (now() AT TIME ZONE 'UTC')::date, 1)
       ON CONFLICT (rule_id, day) DO UPDATE SET acted = d.acted + 1 WHERE d.acted < $2 RETURNING d.acted`,
      [id, cap],
    );
    return rows.length > 0;
  }

  /** Whether this version has acted on the content before, on other facts. */
  async hasActed(id: RuleId, version: number, contentId: ContentId): Promise<boolean> {
    const rows = await this.db.query(
      `SELECT FROM moderation_rule_run WHERE content_id = $3 AND rule_id = $1 AND version = $2 AND outcome = 'acted' LIMIT 1`,
      [id, version, contentId],
    );
    return rows.length > 0;
  }
}
