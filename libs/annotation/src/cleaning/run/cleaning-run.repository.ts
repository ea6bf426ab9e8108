import { Injectable } from '@nestjs/common';
import { CleanedOutcome, CleaningState } from '@odr/contracts';
import type { AnnotationCleaning } from '@odr/entities';
import type { AnnotationId, CleaningId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';

/** What became of one annotation. */
export interface Cleaned {
  readonly annotationId: string;
  /** The version that cleaning made; null where it made none. */
  readonly version: number | null;
  readonly outcome: CleanedOutcome;
  /** Why it was refused. */
  readonly code: string | null;
}

export type MovingCleaning = Pick<
  AnnotationCleaning,
  'id' | 'userId' | 'undoneBy' | 'mode' | 'filter' | 'state' | 'lastAnnotationId'
>;

/** What one step adds to a run. */
export interface CleaningStep {
  readonly looked: number;
  readonly items: readonly Cleaned[];
  readonly lastAnnotationId: AnnotationId | null;
}

const MOVING = `state IN ('${CleaningState.Running}', '${CleaningState.Undoing}')`;
const COLUMNS = `id AS "id", user_id AS "userId", undone_by AS "undoneBy", mode AS "mode", filter AS "filter", state AS "state", last_annotation_id AS "lastAnnotationId"`;

/** The write model of cleanings and of what they did to each annotation. */
@Injectable()
export class CleaningRunRepository {
  constructor(private readonly db: Database) {}

  async insert(run: Pick<AnnotationCleaning, 'id' | 'userId' | 'mode' | 'filter' | 'total'>): Promise<void> {
    await this.db.query(
      `INSERT INTO annotation_cleaning (id, user_id, mode, filter, state, total)
       VALUES ($1, $2, $3, $4, '${CleaningState.Running}', $5)`,
      [run.id, run.userId, run.mode, JSON.stringify(run.filter), run.total],
    );
  }

  /** One that is under way, to or fro. */
  async moving(id: CleaningId): Promise<MovingCleaning | undefined> {
    const [row] = await this.db.query<MovingCleaning>(
      `SELECT ${COLUMNS} FROM annotation_cleaning WHERE id = $1 AND ${MOVING}`,
      [id],
    );
    return row;
  }

  /** The row as it was read, held until the transaction ends; undefined when another worker or a person was faster. */
  async lockAsRead({ id, state, lastAnnotationId }: MovingCleaning): Promise<MovingCleaning | undefined> {
    const [row] = await this.db.query<MovingCleaning>(
      `SELECT ${COLUMNS} FROM annotation_cleaning
        WHERE id = $1 AND state = $2 AND last_annotation_id IS NOT DISTINCT FROM $3 FOR UPDATE`,
      [id, state, lastAnnotationId],
    );
    return row;
  }

  /** @returns whether it was in that state */
  async end(id: CleaningId, from: CleaningState, to: CleaningState, failure: string | null = null): Promise<boolean> {
    const ended = await this.db.query(
      `UPDATE annotation_cleaning SET state = $3, failure = $4, updated_at = now(), finished_at = now()
        WHERE id = $1 AND state = $2 RETURNING id`,
      [id, from, to, failure],
    );
    return ended.length > 0;
  }

  /** @returns whether it had ended and was not undone yet */
  async beginUndo(id: CleaningId, by: UserId): Promise<boolean> {
    const begun = await this.db.query(
      `UPDATE annotation_cleaning
          SET state = '${CleaningState.Undoing}', undone_by = $2, failure = NULL, updated_at = now(), finished_at = NULL
        WHERE id = $1 AND state IN ('${CleaningState.Done}', '${CleaningState.Cancelled}', '${CleaningState.Failed}')
        RETURNING id`,
      [id, by],
    );
    return begun.length > 0;
  }

  /** Keeps what a step did and the place behind it. */
  async record(id: CleaningId, { looked, items, lastAnnotationId }: CleaningStep): Promise<void> {
    await this.db.query(
      `INSERT INTO annotation_cleaning_item (cleaning_id, annotation_id, version, outcome, code)
       SELECT $2, "annotationId", version, outcome, code
         FROM jsonb_to_recordset($1::jsonb) AS done("annotationId" uuid, version integer, outcome text, code text)`,
      [JSON.stringify(items), id],
    );
    const cleaned = items.filter(({ outcome }) => outcome === CleanedOutcome.Cleaned).length;
    await this.db.query(
      `UPDATE annotation_cleaning
          SET looked = looked + $2, cleaned = cleaned + $3, refused = refused + $4,
              last_annotation_id = coalesce($5, last_annotation_id), updated_at = now()
        WHERE id = $1 RETURNING id`,
      [id, looked, cleaned, items.length - cleaned, lastAnnotationId],
    );
  }

  /** Some of what a run changed and nobody has tried to put back yet. */
  toUndo(id: CleaningId, limit: number): Promise<{ readonly annotationId: AnnotationId; readonly version: number }[]> {
    return this.db.query(
      `SELECT annotation_id AS "annotationId", version AS "version" FROM annotation_cleaning_item
        WHERE cleaning_id = $1 AND outcome = '${CleanedOutcome.Cleaned}' ORDER BY annotation_id LIMIT $2`,
      [id, limit],
    );
  }

  /** Keeps what became of undoing them. */
  async recordUndone(
    id: CleaningId,
    items: readonly { readonly annotationId: AnnotationId; readonly outcome: CleanedOutcome }[],
  ): Promise<void> {
    await this.db.query(
      `UPDATE annotation_cleaning_item AS i SET outcome = done.outcome
         FROM jsonb_to_recordset($1::jsonb) AS done("annotationId" uuid, outcome text)
        WHERE i.cleaning_id = $2 AND i.annotation_id = done."annotationId" RETURNING i.annotation_id`,
      [JSON.stringify(items), id],
    );
    const restored = items.filter(({ outcome }) => outcome === CleanedOutcome.Restored).length;
    await this.db.query(
      `UPDATE annotation_cleaning SET restored = restored + $2, kept = kept + $3, updated_at = now()
        WHERE id = $1 RETURNING id`,
      [id, restored, items.length - restored],
    );
  }

  /** Under way, but nothing has happened for a while: their job was lost. */
  async forgotten(quietMs: number): Promise<CleaningId[]> {
    const rows = await this.db.query<{ id: CleaningId }>(
      `SELECT id FROM annotation_cleaning WHERE ${MOVING} AND updated_at < now() - make_interval(secs => $1)`,
      [quietMs / 1_000],
    );
    return rows.map(({ id }) => id);
  }
}
