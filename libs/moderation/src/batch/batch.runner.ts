import { mayDo, PrincipalReader, scopeOf, type Principal } from '@odr/access';
import { BatchState } from '@odr/contracts';
import { DomainError, type BatchId, type CaseId, type DecisionId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { DecisionService } from '../decision/decision.service.js';
import { ReversalService } from '../decision/reversal.service.js';
import type { DecideRequest } from '../dto/decide.request.dto.js';
import { exclusionOf } from './batch.policy.js';
import { BatchRepository, type DoneItem, type LockedBatch, type OpenItem } from './batch.repository.js';
import { selectedIn } from './batch.service.js';
import { CandidateReader } from './candidate.reader.js';

/** One transaction: so many cases are decided at once, and so much is repeated when a worker dies. */
const PIECE = 25;

/**
 * Takes batches on and back, a piece at a time. What was decided is written down in the transaction that decides it, so that one
 * that was interrupted goes on behind the last piece, and nothing is decided twice.
 */
@Injectable()
export class BatchRunner {
  constructor(
    private readonly db: Database,
    private readonly batches: BatchRepository,
    private readonly candidates: CandidateReader,
    private readonly decisions: DecisionService,
    private readonly reversals: ReversalService,
    private readonly principals: PrincipalReader,
  ) {}

  /** @returns whether there is more to do */
  async step(id: BatchId): Promise<boolean> {
    try {
      return await this.db.transaction(() => this.piece(id, PIECE));
    } catch (error) {
      // One of them cannot be decided like that, which only deciding it tells; the others must not wait for it.
      if (!(error instanceof DomainError)) throw error;
      return this.oneByOne(id);
    }
  }

  private async oneByOne(id: BatchId): Promise<boolean> {
    for (let left = PIECE; left > 0; left -= 1) {
      try {
        if (!(await this.db.transaction(() => this.piece(id, 1)))) return false;
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        await this.refuse(id, error);
      }
    }
    return true;
  }

  /** The first that is left is the one that could not be decided, or not be taken back: somebody has changed it since. */
  private async refuse(id: BatchId, { code }: DomainError): Promise<void> {
    await this.db.transaction(async () => {
      const batch = await this.batches.lock(id);
      if (batch?.state === BatchState.Undoing) {
        const [changed] = await this.batches.toUndo(id, 1);
        if (changed) await this.batches.recordUndo(id, changed.position, 'changed_since');
        return;
      }
      const [first] = await this.batches.toDecide(id, 1);
      if (first) await this.batches.record(id, [{ position: first.position, outcome: 'refused', code }]);
    });
  }

  private async piece(id: BatchId, size: number): Promise<boolean> {
    const batch = await this.batches.lock(id);
    if (batch?.state !== BatchState.Applying && batch?.state !== BatchState.Undoing) return false;
    const isUndoing = batch.state === BatchState.Undoing;
    const actor = await this.principals.actingFor((isUndoing && batch.undoneBy) || batch.createdBy);
    if (!actor || !mayDo(actor, 'moderation.decide')) {
      await this.batches.move(id, BatchState.Failed);
      return false;
    }
    return isUndoing ? this.takeBack(batch, actor) : this.decide(batch, size, actor);
  }

  private async decide(batch: LockedBatch, size: number, actor: Principal): Promise<boolean> {
    const items = await this.batches.toDecide(batch.id, size);
    if (items.length === 0) {
      await this.batches.move(batch.id, BatchState.Applied);
      return false;
    }
    const tokens = await this.candidates.take(
      actor.userId,
      items.map(({ caseId }) => caseId),
    );
    const asPlanned = await this.stillAsPlanned(batch, items, actor);
    const ready = items.filter(({ caseId }) => tokens.has(caseId) && asPlanned.has(caseId));
    const decided = ready.length > 0 ? await this.carryOut(batch, ready, tokens, actor) : new Map<string, DoneItem>();
    await this.batches.record(
      batch.id,
      items.map(({ caseId, position }) => decided.get(caseId) ?? { position, outcome: 'changed_since' }),
    );
    return true;
  }

  /** Locked by now: what is so will be so until it is decided. */
  private async stillAsPlanned(
    batch: LockedBatch,
    items: readonly OpenItem[],
    actor: Principal,
  ): Promise<ReadonlySet<CaseId>> {
    const isSenior = mayDo(actor, 'moderation.claim_escalated');
    const now = await this.candidates.candidates(scopeOf(actor), items.map(selectedIn(batch)));
    const planned = new Map(items.map((item) => [item.caseId, item]));
    return new Set(
      now
        .filter(
          (one) =>
            one.status === planned.get(one.caseId)?.fromStatus && exclusionOf(one, batch.action, isSenior) === null,
        )
        .map(({ caseId }) => caseId),
    );
  }

  private async carryOut(
    { action, policy, note }: LockedBatch,
    ready: readonly OpenItem[],
    tokens: ReadonlyMap<CaseId, number>,
    actor: Principal,
  ): Promise<ReadonlyMap<string, DoneItem>> {
    const request: DecideRequest = {
      itemIds: ready.map(({ caseId }) => caseId),
      leaseTokens: Object.fromEntries(ready.map(({ caseId }) => [caseId, tokens.get(caseId) ?? 0])),
      action,
      labels: [],
      applyToDuplicates: false,
      ...(policy === null ? {} : { policy }),
      ...(note === null ? {} : { note }),
    };
    const { decisions } = await this.decisions.decide(request, actor);
    const positions = new Map(ready.map(({ caseId, position }) => [caseId as string, position]));
    return new Map(
      decisions.map(({ id, itemId, status }) => [
        itemId,
        { position: positions.get(itemId) ?? -1, outcome: 'decided', decisionId: id as DecisionId, toStatus: status },
      ]),
    );
  }

  /** One at a time: each is restored whole, or left to whoever has changed it since. */
  private async takeBack({ id }: LockedBatch, actor: Principal): Promise<boolean> {
    const [item] = await this.batches.toUndo(id, 1);
    if (!item?.decisionId) {
      await this.batches.move(id, BatchState.Undone);
      return false;
    }
    await this.reversals.reverse(item.decisionId, actor);
    await this.batches.recordUndo(id, item.position, 'restored');
    return true;
  }
}
