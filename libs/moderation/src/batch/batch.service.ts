import { mayDo, scopeOf, type Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { BatchState } from '@odr/contracts';
import type { BatchId, CaseId } from '@odr/kernel';
import { Database, JobQueue } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { BatchChanged, BatchElsewhere, BatchNotFound, SelectionTooLarge, UndoTooLate } from './batch.errors.js';
import {
  exclusionOf,
  planHashOf,
  type BatchAction,
  type BatchTerms,
  type Candidate,
  type PlannedCase,
} from './batch.policy.js';
import { BatchRepository, type LockedBatch, type OpenItem } from './batch.repository.js';
import { CandidateReader, type BatchSelection } from './candidate.reader.js';

/** Cases of one batch. */
export const MAX_ITEMS = 2_000;

/** A plan about what is certainly the same picture. */
export interface CopiesPlan {
  readonly batchId: BatchId;
  readonly planHash: string;
  readonly total: number;
}

/** Planning batches, and letting them go on or back. What they do is the runner's business. */
@Injectable()
export class BatchService {
  constructor(
    private readonly db: Database,
    private readonly candidates: CandidateReader,
    private readonly batches: BatchRepository,
    private readonly jobs: JobQueue,
    private readonly audit: AuditLog,
  ) {}

  /** Says what would happen, and keeps that. @throws SelectionTooLarge */
  async plan(selection: BatchSelection, terms: BatchTerms, actor: Principal): Promise<BatchId> {
    return this.db.transaction(async () => {
      const planned = await this.foreseen(selection, terms, actor);
      const planHash = planHashOf(terms, planned);
      return this.batches.insert({ selection, terms, planHash, planned, by: actor.userId });
    });
  }

  /**
   * Plans to decide what is certainly the same picture like a case that has just been decided.
   * @returns undefined when nothing waits. @throws SelectionTooLarge
   */
  async planCopies(caseId: CaseId, terms: BatchTerms, actor: Principal): Promise<CopiesPlan | undefined> {
    return this.db.transaction(async () => {
      const selection = { clusterOf: caseId };
      const planned = await this.foreseen(selection, terms, actor);
      const total = planned.filter(({ exclusion }) => exclusion === null).length;
      if (total === 0) return undefined;
      const planHash = planHashOf(terms, planned);
      return {
        batchId: await this.batches.insert({ selection, terms, planHash, planned, by: actor.userId }),
        planHash,
        total,
      };
    });
  }

  /** @throws BatchNotFound, BatchElsewhere; BatchChanged when something else would happen now than was planned */
  apply(id: BatchId, planHash: string, actor: Principal): Promise<void> {
    return this.db.transaction(async () => {
      const batch = await this.own(id, actor);
      if (batch.state !== BatchState.Planned) throw new BatchElsewhere(batch.state);
      const items = await this.batches.items(id);
      const planned = judged(
        await this.candidates.candidates(scopeOf(actor), items.map(selectedIn(batch))),
        batch.action,
        actor,
      );
      if (planHash !== batch.planHash || planHashOf(batch, planned) !== batch.planHash)
        throw new BatchChanged(changedAmong(items, planned));
      await this.batches.begin(id);
      await this.goOn(id);
      await this.audit.record('moderation_batch.applied', actor.userId, {
        subject: { type: 'moderation_batch', id },
        details: { action: batch.action, items: planned.filter(({ exclusion }) => exclusion === null).length },
      });
    });
  }

  /**
   * Takes back what nobody has changed since. One that is being applied stops where it is.
   * @throws BatchNotFound, BatchElsewhere, UndoTooLate
   */
  undo(id: BatchId, actor: Principal): Promise<void> {
    return this.db.transaction(async () => {
      const batch = await this.batches.lock(id);
      if (!batch) throw new BatchNotFound(id);
      if (batch.state !== BatchState.Applied && batch.state !== BatchState.Applying)
        throw new BatchElsewhere(batch.state);
      if (batch.isTooLate && batch.undoUntil) throw new UndoTooLate(batch.undoUntil);
      await this.batches.move(id, BatchState.Undoing, actor.userId);
      await this.goOn(id);
      const items = (await this.batches.toUndo(id, MAX_ITEMS)).length;
      await this.audit.record('moderation_batch.undone', actor.userId, {
        subject: { type: 'moderation_batch', id },
        details: { items },
      });
    });
  }

  async goOn(batchId: BatchId): Promise<void> {
    await this.jobs.add('moderation.run_batch', { batchId }, { dedupeKey: `moderation.run_batch:${batchId}` });
  }

  private async foreseen(selection: BatchSelection, terms: BatchTerms, actor: Principal): Promise<PlannedCase[]> {
    const selected = await this.candidates.select(selection, MAX_ITEMS);
    if (selected.length > MAX_ITEMS) throw new SelectionTooLarge(MAX_ITEMS);
    return judged(await this.candidates.candidates(scopeOf(actor), selected), terms.action, actor);
  }

  /** Somebody else's plan is theirs to apply: it says what may happen to whom by their rights. */
  private async own(id: BatchId, actor: Principal): Promise<LockedBatch> {
    const batch = await this.batches.lock(id);
    if (batch?.createdBy !== actor.userId || batch.isForgotten) throw new BatchNotFound(id);
    return batch;
  }
}

const judged = (candidates: readonly Candidate[], action: BatchAction, actor: Principal): PlannedCase[] => {
  const isSenior = mayDo(actor, 'moderation.claim_escalated');
  return candidates.map((candidate) => ({ candidate, exclusion: exclusionOf(candidate, action, isSenior) }));
};

/** The case as it was selected: how it is near the representative is part of the plan, and is not asked again. */
export const selectedIn =
  ({ isAboutCluster }: Pick<LockedBatch, 'isAboutCluster'>) =>
  ({ caseId, reason, bits, position }: OpenItem): Pick<Candidate, 'caseId' | 'relation'> => ({
    caseId,
    ...(isAboutCluster && position > 0 ? { relation: { reason, bits } } : {}),
  });

function changedAmong(items: readonly OpenItem[], planned: readonly PlannedCase[]): CaseId[] {
  const now = new Map(planned.map((one) => [one.candidate.caseId, one]));
  return items
    .filter(({ caseId, fromStatus, exclusion }) => {
      const one = now.get(caseId);
      return one?.exclusion !== exclusion || one?.candidate.status !== fromStatus;
    })
    .map(({ caseId }) => caseId);
}
