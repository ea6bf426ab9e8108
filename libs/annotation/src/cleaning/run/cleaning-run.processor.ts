import { Injectable } from '@nestjs/common';
import { type Principal, PrincipalReader } from '@odr/access';
import { CleanedOutcome, CleaningState } from '@odr/contracts';
import type { AnnotationId, CleaningId } from '@odr/kernel';
import { Database, HandlesJob, JobQueue, RunsEvery, type JobOf } from '@odr/platform';

import { idAt } from '../../annotation/position.js';
import { CleaningService } from '../cleaning.service.js';
import type { CleanedAnnotationResponse } from '../dto/clean.response.dto.js';
import type { CleanCaptionsQuery } from '../dto/clean.query.dto.js';
import { type Cleaned, CleaningRunRepository, type MovingCleaning } from './cleaning-run.repository.js';
import { jobKey } from './cleaning-run.service.js';

/** After this long another job has its turn. */
const SLICE_MS = 10_000;
/** One transaction: so many annotations are held at most, and so much is repeated when a worker dies. */
const STEP_CHANGES = 50;
const TEND_EVERY_MS = 60_000;
const QUIET_MS = 120_000;

/** Takes cleanings on and back, a step at a time, as whoever asked for it; where one stands is what its row says. */
@Injectable()
export class CleaningRunProcessor {
  constructor(
    private readonly db: Database,
    private readonly runs: CleaningRunRepository,
    private readonly cleaning: CleaningService,
    private readonly principals: PrincipalReader,
    private readonly jobs: JobQueue,
  ) {}

  @HandlesJob('annotation.clean')
  async clean({ data }: Pick<JobOf<'annotation.clean'>, 'data'>): Promise<void> {
    const id = data.cleaningId as CleaningId;
    const until = Date.now() + SLICE_MS;
    while (await this.step(id)) {
      if (Date.now() < until) continue;
      await this.goOn(id);
      return;
    }
  }

  /** Picks up cleanings whose job was lost for good, as one is that failed five times while the database was away. */
  @RunsEvery(TEND_EVERY_MS, 'annotation.tend_cleanings')
  async tend(): Promise<void> {
    for (const id of await this.runs.forgotten(QUIET_MS)) await this.goOn(id);
  }

  private async goOn(id: CleaningId): Promise<void> {
    await this.jobs.add('annotation.clean', { cleaningId: id }, { dedupeKey: jobKey(id) });
  }

  /** @returns whether there is more to do */
  private async step(id: CleaningId): Promise<boolean> {
    const run = await this.runs.moving(id);
    if (!run) return false;
    const isUndoing = run.state === CleaningState.Undoing;
    const actor = await this.principals.actingFor((isUndoing && run.undoneBy) || run.userId);
    if (!actor) {
      await this.runs.end(id, run.state, CleaningState.Failed, 'auth.forbidden');
      return false;
    }
    return isUndoing ? this.stepBack(run, actor) : this.stepOn(run, actor);
  }

  private async stepOn(run: MovingCleaning, actor: Principal): Promise<boolean> {
    // Looked for outside of the transaction, because twenty thousand captions may be read before one is found.
    const query = { ...run.filter, mode: run.mode, limit: STEP_CHANGES } as CleanCaptionsQuery;
    const plan = await this.cleaning.plan(query, run.lastAnnotationId, actor);
    return this.db.transaction(async () => {
      if (!(await this.runs.lockAsRead(run))) return true;
      const items: Cleaned[] = [];
      for (const one of plan.planned) items.push(keptOf(await this.cleaning.applyTo(one, actor)));
      const last = plan.nextCursor === null ? null : (idAt(plan.nextCursor) as AnnotationId);
      await this.runs.record(run.id, { looked: plan.looked, items, lastAnnotationId: last });
      if (last !== null) return true;
      await this.runs.end(run.id, CleaningState.Running, CleaningState.Done);
      return false;
    });
  }

  private async stepBack(run: MovingCleaning, actor: Principal): Promise<boolean> {
    return this.db.transaction(async () => {
      if (!(await this.runs.lockAsRead(run))) return true;
      const changed = await this.runs.toUndo(run.id, STEP_CHANGES);
      const undone = await this.cleaning.undo(
        changed.map(({ annotationId, version }) => ({ id: annotationId, version })),
        actor,
      );
      await this.runs.recordUndone(
        run.id,
        undone.map(({ id, outcome }) => ({ annotationId: id as AnnotationId, outcome: UNDONE[outcome] })),
      );
      if (changed.length === STEP_CHANGES) return true;
      await this.runs.end(run.id, CleaningState.Undoing, CleaningState.Undone);
      return false;
    });
  }
}

const UNDONE = {
  restored: CleanedOutcome.Restored,
  edited_since: CleanedOutcome.EditedSince,
  refused: CleanedOutcome.NotRestored,
} as const;

const keptOf = ({ id, version, outcome, code }: CleanedAnnotationResponse): Cleaned =>
  outcome === 'cleaned'
    ? { annotationId: id, version, outcome: CleanedOutcome.Cleaned, code: null }
    : { annotationId: id, version: null, outcome: CleanedOutcome.Refused, code: code ?? null };
