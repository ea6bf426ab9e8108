import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { findableContents, parameters } from '@odr/content';
import type { JobState, ModelRuns } from '@odr/contracts';
import type { ContentId, ContentSetId, SuggestionModelId, SuggestionRunId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';

export interface RunView {
  readonly id: SuggestionRunId;
  readonly modelId: SuggestionModelId;
  readonly setId: ContentSetId | null;
  readonly setName: string | null;
  readonly userId: UserId;
  readonly state: JobState;
  readonly afterId: ContentId | null;
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly failure: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** What a run goes through. */
export interface Stretch {
  readonly modelId: SuggestionModelId;
  readonly modelVersion: string;
  readonly runs: ModelRuns;
  readonly setId: ContentSetId | null;
}

const COLUMNS = `r.id, r.model_id AS "modelId", r.set_id AS "setId", t.name AS "setName", r.user_id AS "userId", r.state,
  r.after_id AS "afterId", r.total, r.done, r.failed, r.failure, r.created_at AS "createdAt", r.finished_at AS "finishedAt"`;
const TABLES = `suggestion_run AS r LEFT JOIN content_set AS t ON t.id = r.set_id`;

@Injectable()
export class SuggestionRunRepository {
  constructor(private readonly db: Database) {}

  async insert(run: {
    readonly id: SuggestionRunId;
    readonly modelId: SuggestionModelId;
    readonly setId: ContentSetId | null;
    readonly userId: UserId;
    readonly total: number;
  }): Promise<void> {
    await this.db.query(
      `INSERT INTO suggestion_run (id, model_id, set_id, user_id, total) VALUES ($1, $2, $3, $4, $5)`,
      [run.id, run.modelId, run.setId, run.userId, run.total],
    );
  }

  async find(id: SuggestionRunId): Promise<RunView | undefined> {
    const [row] = await this.db.query<RunView>(`SELECT ${COLUMNS} FROM ${TABLES} WHERE r.id = $1`, [id]);
    return row;
  }

  /** The last ones of a model, newest first. */
  ofModel(id: SuggestionModelId, limit: number): Promise<RunView[]> {
    return this.db.query(
      `SELECT ${COLUMNS} FROM ${TABLES} WHERE r.model_id = $1 ORDER BY r.created_at DESC, r.id DESC LIMIT $2`,
      [id, limit],
    );
  }

  /** Notes how far it has come, nothing where it was cancelled meanwhile. @returns whether it goes on: not where it was paused */
  async progress(id: SuggestionRunId, afterId: ContentId, counts: { done: number; failed: number }): Promise<boolean> {
    const rows = await this.db.query<{ state: JobState }>(
      `UPDATE suggestion_run SET state = CASE state WHEN 'paused' THEN state ELSE 'running' END,
              after_id = $2, done = done + $3, failed = failed + $4
        WHERE id = $1 AND state IN ('queued', 'running', 'paused') RETURNING state`,
      [id, afterId, counts.done, counts.failed],
    );
    return rows[0]?.state === 'running';
  }

  /** @returns false where it is not at work */
  async pause(id: SuggestionRunId): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE suggestion_run SET state = 'paused' WHERE id = $1 AND state IN ('queued', 'running') RETURNING id`,
      [id],
    );
    return rows.length > 0;
  }

  /** @returns false where it is not paused */
  async resume(id: SuggestionRunId): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE suggestion_run SET state = 'queued' WHERE id = $1 AND state = 'paused' RETURNING id`,
      [id],
    );
    return rows.length > 0;
  }

  /** @returns false where it is over already */
  async finish(id: SuggestionRunId, state: 'done' | 'failed' | 'cancelled', failure: string | null): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE suggestion_run SET state = $2, failure = $3, finished_at = now()
        WHERE id = $1 AND state IN ('queued', 'running', 'paused') RETURNING id`,
      [id, state, failure],
    );
    return rows.length > 0;
  }

  async count(scope: TeamScope, stretch: Stretch): Promise<number> {
    const { values, bind } = parameters();
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM content AS c WHERE ${this.within(stretch, scope, bind)}`,
      values,
    );
    return row?.count ?? 0;
  }

  /** The picture within sight that was published last, or at least came in last. */
  async newestPublished(scope: TeamScope): Promise<ContentId | undefined> {
    const { values, bind } = parameters();
    const [row] = await this.db.query<{ id: ContentId }>(
      `SELECT c.id FROM content AS c WHERE c.type = 'image' AND c.processing_state = 'done' AND c.status = 'available'
          AND ${findableContents(scope)(bind)} ORDER BY c.id DESC LIMIT 1`,
      values,
    );
    return row?.id;
  }

  async next(scope: TeamScope, stretch: Stretch, afterId: ContentId | null, limit: number): Promise<ContentId[]> {
    const { values, bind } = parameters();
    const condition = this.within(stretch, scope, bind);
    const rows = await this.db.query<{ id: ContentId }>(
      `SELECT c.id FROM content AS c
        WHERE ${condition} AND (${bind(afterId)}::uuid IS NULL OR c.id > ${bind(afterId)}::uuid) ORDER BY c.id LIMIT ${bind(limit)}`,
      values,
    );
    return rows.map(({ id }) => id);
  }

  /** Pictures within sight that this version has not looked at; of an endpoint, published ones alone. */
  private within(
    { modelId, modelVersion, runs, setId }: Stretch,
    scope: TeamScope,
    bind: (value: unknown) => string,
  ): string {
    return `c.type = 'image' AND c.processing_state = 'done' AND ${findableContents(scope)(bind)}
      AND (${bind(runs)}::text <> 'http' OR c.status = 'available')
      AND (${bind(setId)}::uuid IS NULL OR EXISTS (
            SELECT FROM content_set_item AS i WHERE i.set_id = ${bind(setId)}::uuid AND i.content_id = c.id))
      AND NOT EXISTS (SELECT FROM suggestion_look AS l WHERE l.content_id = c.id AND l.model_id = ${bind(modelId)}::uuid
            AND l.model_version = ${bind(modelVersion)}::text AND l.failure IS NULL)`;
  }
}
