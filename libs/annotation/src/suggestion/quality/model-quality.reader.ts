import { Injectable } from '@nestjs/common';
import type { SuggestionState } from '@odr/contracts';
import type { SuggestionModelId } from '@odr/kernel';
import { Database } from '@odr/platform';

import type { Verdict } from '../automatic/proof.policy.js';
import { SCORE_BINS, type ScoreBin } from './calibration.policy.js';

/** What people have made of a model's suggestions; what nobody has looked at counts for nothing. */
export interface Outcomes {
  readonly accepted: number;
  readonly edited: number;
  readonly rejected: number;
}

export interface LabelOutcomes extends Outcomes {
  readonly label: string;
}

/** Only what a person has decided. */
const BY_PEOPLE = `s.decided_at IS NOT NULL AND NOT s.is_automatic`;
const OUTCOMES = `count(*) FILTER (WHERE s.state = 'accepted')::int AS accepted, count(*) FILTER (WHERE s.state = 'edited')::int AS edited,
  count(*) FILTER (WHERE s.state = 'rejected')::int AS rejected`;

@Injectable()
export class ModelQualityReader {
  constructor(private readonly db: Database) {}

  async outcomes(id: SuggestionModelId, version: string): Promise<Outcomes> {
    const [row] = await this.db.query<Outcomes>(
      `SELECT ${OUTCOMES} FROM suggestion AS s WHERE s.model_id = $1 AND s.model_version = $2 AND ${BY_PEOPLE}`,
      [id, version],
    );
    return row ?? { accepted: 0, edited: 0, rejected: 0 };
  }

  /** Of this version, by state; `automatic` is a part of `accepted`. */
  async counts(
    id: SuggestionModelId,
    version: string,
  ): Promise<Record<SuggestionState | 'automatic' | 'control', number>> {
    const [row] = await this.db.query<Record<SuggestionState | 'automatic' | 'control', number>>(
      `SELECT ${OUTCOMES}, count(*) FILTER (WHERE s.state = 'pending')::int AS pending,
              count(*) FILTER (WHERE s.state = 'superseded')::int AS superseded,
              count(*) FILTER (WHERE s.is_automatic)::int AS automatic, count(*) FILTER (WHERE s.is_control)::int AS control
         FROM suggestion AS s WHERE s.model_id = $1 AND s.model_version = $2`,
      [id, version],
    );
    return row ?? { accepted: 0, edited: 0, rejected: 0, pending: 0, superseded: 0, automatic: 0, control: 0 };
  }

  /** Contents that this version has looked at, and those it could not look at. */
  async looks(id: SuggestionModelId, version: string): Promise<{ looked: number; failed: number }> {
    const [row] = await this.db.query<{ looked: number; failed: number }>(
      `SELECT count(*) FILTER (WHERE l.failure IS NULL)::int AS looked, count(l.failure)::int AS failed
         FROM suggestion_look AS l WHERE l.model_id = $1 AND l.model_version = $2`,
      [id, version],
    );
    return row ?? { looked: 0, failed: 0 };
  }

  bins(id: SuggestionModelId, version: string): Promise<ScoreBin[]> {
    return this.db.query(
      `SELECT least(floor(s.score * ${SCORE_BINS}), ${SCORE_BINS - 1})::int AS bin, count(*)::int AS decided,
              count(*) FILTER (WHERE s.state <> 'rejected')::int AS taken, avg(s.score) AS "meanScore"
         FROM suggestion AS s WHERE s.model_id = $1 AND s.model_version = $2 AND ${BY_PEOPLE} AND s.score IS NOT NULL
        GROUP BY 1 ORDER BY 1`,
      [id, version],
    );
  }

  /** The most decided about first. */
  labels(id: SuggestionModelId, version: string, limit: number): Promise<LabelOutcomes[]> {
    return this.db.query(
      `SELECT s.label, ${OUTCOMES} FROM suggestion AS s WHERE s.model_id = $1 AND s.model_version = $2 AND ${BY_PEOPLE}
        GROUP BY s.label ORDER BY count(*) DESC, s.label LIMIT $3`,
      [id, version, limit],
    );
  }

  /** What people have said last, newest first. */
  lastVerdicts(id: SuggestionModelId, version: string, limit: number): Promise<Verdict[]> {
    return this.db.query(
      `SELECT s.score, s.state = 'accepted' AS "isUnchanged" FROM suggestion AS s
        WHERE s.model_id = $1 AND s.model_version = $2 AND ${BY_PEOPLE} AND s.score IS NOT NULL
        ORDER BY s.decided_at DESC, s.id DESC LIMIT $3`,
      [id, version, limit],
    );
  }
}
