import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { FactSheet } from '../language/facts.js';
import { digestOf } from './rule-run.repository.js';

/** Longer than any backtest looks back. */
const KEPT_DAYS = 400;
const PRUNED_AT_ONCE = 5_000;
const NAME = 'rule_sheets_before';

/** A content that may have come in before fact sheets were kept. */
export interface OldContent {
  readonly id: ContentId;
  /** As PostgreSQL writes it. */
  readonly createdAt: string;
  readonly hasSheet: boolean;
}

@Injectable()
export class FactSheetRepository {
  constructor(private readonly db: Database) {}

  /** Down to where contents have been looked through; null when that is all of them. */
  async lookedThrough(): Promise<string | null> {
    const [row] = await this.db.query<{ value: string }>(`SELECT value FROM moderation_setting WHERE name = $1`, [
      NAME,
    ]);
    return row === undefined ? 'infinity' : row.value === '' ? null : row.value;
  }

  async setLookedThrough(before: string | null): Promise<void> {
    await this.db.query(
      `INSERT INTO moderation_setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
      [NAME, before ?? ''],
    );
  }

  /** Processed contents of before that time, newest first. */
  before(time: string, limit: number): Promise<OldContent[]> {
    return this.db.query<OldContent>(
      `SELECT c.id, c.created_at::text AS "createdAt",
              EXISTS (SELECT FROM moderation_fact_sheet s WHERE s.content_id = c.id) AS "hasSheet"
         FROM content c
        WHERE c.created_at < $1::timestamptz AND c.deleted_at IS NULL AND c.processing_state = 'done'
        ORDER BY c.created_at DESC, c.id DESC LIMIT $2`,
      [time, limit],
    );
  }

  /** Keeps facts as if they had been gathered when the content came in. No rule has judged them. */
  async keepLate({ id, createdAt }: OldContent, facts: FactSheet): Promise<void> {
    const text = JSON.stringify(facts);
    await this.db.query(
      `INSERT INTO moderation_fact_sheet (content_id, at, facts, digest) VALUES ($1, $2::timestamptz, $3::json, $4)
       ON CONFLICT (content_id, digest) DO NOTHING`,
      [id, createdAt, text, digestOf(text)],
    );
  }

  /** Forgets sheets that no backtest looks at any more, some at a time. */
  async prune(): Promise<void> {
    await this.db.query(
      `DELETE FROM moderation_fact_sheet WHERE id IN (
         SELECT s.id FROM moderation_fact_sheet s WHERE s.at < now() - make_interval(days => ${KEPT_DAYS}) ORDER BY s.at LIMIT ${PRUNED_AT_ONCE})`,
    );
  }
}
