import { Injectable } from '@nestjs/common';
import type { ContentId, EngineId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { fromVectorText, toVectorText } from '../vector.policy.js';
import { PERCENTS, percentOf, type CheckedAnswer, type RecallDay } from './recall.policy.js';

/** An answer of an index, and what it was asked. */
export interface RecallSample {
  readonly engineId: EngineId;
  readonly vector: ArrayLike<number>;
  readonly wanted: number;
  /** Over `content c`, with placeholders from `$1` on. */
  readonly condition: string;
  readonly conditionValues: readonly unknown[];
  readonly answered: readonly ContentId[];
}

export interface WaitingSample extends RecallSample {
  readonly answeredAt: Date;
}

export interface EngineDay extends RecallDay {
  readonly engineId: EngineId;
  /** @example '2026-03-01' */
  readonly day: string;
}

const SAMPLE_MINUTES = 10;
const KEPT_DAYS = 400;

/** Remembers samples for minutes, and what they showed for a year. */
@Injectable()
export class RecallRepository {
  constructor(private readonly db: Database) {}

  /** Keeps a sample unless so many wait already. */
  async keep({ vector, ...sample }: RecallSample & { id: string }, mostWaiting: number): Promise<void> {
    await this.db.query(
      `INSERT INTO search_recall_sample (id, engine_id, embedding, wanted, condition, condition_values, answered)
       SELECT $1, $2, $3, $4, $5, $6, $7 WHERE (SELECT count(*) FROM search_recall_sample) < $8`,
      [
        sample.id,
        sample.engineId,
        toVectorText(vector),
        sample.wanted,
        sample.condition,
        JSON.stringify(sample.conditionValues),
        sample.answered,
        mostWaiting,
      ],
    );
  }

  /** Takes the sample that has waited longest; it is gone then, whatever becomes of it. */
  async take(): Promise<WaitingSample | undefined> {
    const [row] = await this.db.query<Omit<WaitingSample, 'vector'> & { embedding: string }>(
      `DELETE FROM search_recall_sample
        WHERE id = (SELECT id FROM search_recall_sample ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING engine_id AS "engineId", embedding::text AS embedding, wanted, condition, condition_values AS "conditionValues",
                  answered, created_at AS "answeredAt"`,
    );
    return row && { ...row, vector: fromVectorText(row.embedding) };
  }

  async record(engineId: EngineId, { recall, isUnderFilled }: CheckedAnswer): Promise<void> {
    await this.db.query(
      `INSERT INTO search_recall AS r (engine_id, day, samples, recall_sum, under_filled, percents)
       VALUES ($1, (now() AT TIME ZONE 'UTC')::date, 1, $2, $3,
               array_fill(0, ARRAY[$4::int]) || 1 || array_fill(0, ARRAY[$5::int]))
       ON CONFLICT (engine_id, day) DO UPDATE
       SET samples = r.samples + 1, recall_sum = r.recall_sum + excluded.recall_sum,
           under_filled = r.under_filled + excluded.under_filled, percents[$4::int + 1] = r.percents[$4::int + 1] + 1`,
      [engineId, recall, Number(isUnderFilled), percentOf(recall), PERCENTS - 1 - percentOf(recall)],
    );
  }

  /** The days from this many days ago on, oldest first. */
  days(back: number): Promise<EngineDay[]> {
    return this.db.query<EngineDay>(
      `SELECT engine_id AS "engineId", to_char(day, 'YYYY-MM-DD') AS day, samples, recall_sum AS "recallSum",
              under_filled AS "underFilled", percents
         FROM search_recall WHERE day > (now() AT TIME ZONE 'UTC')::date - $1::int ORDER BY day, engine_id`,
      [back],
    );
  }

  /** Forgets samples that nobody came for, and days long past. */
  async prune(): Promise<void> {
    await this.db.query(
      `DELETE FROM search_recall_sample WHERE created_at < now() - make_interval(mins => $1) RETURNING id`,
      [SAMPLE_MINUTES],
    );
    await this.db.query(
      `DELETE FROM search_recall WHERE day < (now() AT TIME ZONE 'UTC')::date - $1::int RETURNING day`,
      [KEPT_DAYS],
    );
  }
}
