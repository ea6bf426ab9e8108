import type { AuditAct, AuditDetails, AuditSubjectType } from '@odr/contracts';
import { newId, type EventId, type UserId } from '@odr/kernel';
import { currentAddress, currentRequestId, Database, OutsideTransaction } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { linkAfter } from './audit.policy.js';
import { AuditRepository } from './audit.repository.js';

/** What an act was about, and what is kept of it. */
export interface AuditEntry<A extends AuditAct> {
  readonly subject?: { readonly type: AuditSubjectType; readonly id: string };
  /** Ids, codes and numbers: rows cannot be erased. */
  readonly details: AuditDetails[A];
}

/** The log of security-relevant acts. */
@Injectable()
export class AuditLog {
  constructor(
    private readonly db: Database,
    private readonly events: AuditRepository,
  ) {}

  /**
   * Writes one act in the caller's transaction, so that neither is there without the other. Address and request come from the
   * request that is being served. Call it last: all writers queue up for the end of the log until they commit.
   * @param actor null for anonymous callers and for the command line
   * @throws OutsideTransaction
   */
  async record<A extends AuditAct>(act: A, actor: UserId | null, { subject, details }: AuditEntry<A>): Promise<void> {
    if (!this.db.inTransaction) throw new OutsideTransaction('An act was recorded');
    const head = await this.events.advanceHead();
    await this.events.insert(
      linkAfter(head.lastHash, {
        id: newId<EventId>(),
        seq: head.seq,
        act,
        actorId: actor,
        subjectType: subject?.type ?? null,
        subjectId: subject?.id ?? null,
        address: currentAddress() ?? null,
        requestId: currentRequestId() ?? null,
        details,
        at: head.at,
      }),
    );
  }
}
