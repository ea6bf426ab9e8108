import { ArrivalChecks, ContentService, type ArrivalCheck } from '@odr/content';
import { ContentStatus, HashEffect, SubjectType } from '@odr/contracts';
import { KnownHashes } from '@odr/duplicates';
import type { CaseId, ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CaseOpener } from '../case/case-opener.js';
import { SCANNER } from '../event/moderation-events.js';
import { closeness, urgencyOfMatches, verdictOf, type BankMatch } from './bank.policy.js';
import { MatchRepository } from './match.repository.js';

/** Statuses in which there is nothing left to hide. */
const HIDDEN: ReadonlySet<string> = new Set([ContentStatus.Quarantined, ContentStatus.Withdrawn]);

/**
 * Compares each picture with the banks, in the transaction that makes its hash known: there is no moment at which a picture
 * that a block bank knows could be seen. May be repeated; a match that was handled is not handled again.
 */
@Injectable()
export class BankGate implements ArrivalCheck, OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly arrivals: ArrivalChecks,
    private readonly hashes: KnownHashes,
    private readonly matches: MatchRepository,
    private readonly cases: CaseOpener,
    private readonly contents: ContentService,
  ) {}

  onModuleInit(): void {
    this.arrivals.register(this);
  }

  /** @returns what the picture has matched anew */
  check(contentId: ContentId): Promise<BankMatch[]> {
    return this.db.transaction(async () => {
      await this.matches.announceArrival();
      await this.hashes.remember(contentId);
      const [known, arrival] = [await this.hashes.of(contentId), await this.matches.arrival(contentId)];
      if (!known || !arrival) return [];
      const found = await this.matches.nearest(contentId, arrival, known);
      if (found.length === 0) return [];
      const verdict = verdictOf(found);
      // The case first, then the content: the order in which decisions lock them.
      const caseId = verdict.raises ? await this.raise(contentId, found) : undefined;
      if (verdict.quarantines && !HIDDEN.has(arrival.status)) await this.hide(contentId, found);
      const kept = found.map((match) => ({ match, effect: verdict.effects.get(match.bankId) ?? HashEffect.Found }));
      await this.matches.keep(contentId, arrival, kept, caseId);
      return found;
    });
  }

  private raise(contentId: ContentId, found: readonly BankMatch[]): Promise<CaseId | undefined> {
    const suspicious = found.filter(({ kind }) => kind !== 'allow');
    const [gravest] = suspicious.toSorted((a, b) => rank(a) - rank(b) || a.bits - b.bits);
    return this.cases.raise({
      subject: { type: SubjectType.Content, id: contentId },
      family: 'intake',
      urgency: urgencyOfMatches(suspicious),
      findings: suspicious.map(({ bankName, bits }) => ({
        flag: bankName.toLowerCase(),
        scanner: 'hash_bank',
        score: closeness(bits),
      })),
      cause: gravest ? { kind: 'bank', id: gravest.bankId, version: gravest.bankVersion } : null,
      actor: SCANNER,
    });
  }

  private hide(id: ContentId, found: readonly BankMatch[]): Promise<void> {
    const bank = found.find(({ kind }) => kind === 'block');
    return this.contents.changeStatus({
      id,
      to: ContentStatus.Quarantined,
      reason: `hash_bank:${bank?.bankName ?? ''}`,
    });
  }
}

const rank = ({ kind, isPaused }: BankMatch): number => (kind === 'block' && !isPaused ? 0 : kind === 'block' ? 1 : 2);
