import { RunsEvery } from '@odr/platform';
import { Injectable, Logger } from '@nestjs/common';
import { HistoryVerifier } from '../event/history.verifier.js';
import { SuspensionAppealService } from '../strike/suspension-appeal.service.js';
import { ExpiryService } from './expiry.service.js';

const A_MINUTE_MS = 60_000;
const A_DAY_MS = 86_400_000;

/** What decisions need done later. */
@Injectable()
export class DecisionProcessor {
  private readonly log = new Logger(DecisionProcessor.name);

  constructor(
    private readonly expiry: ExpiryService,
    private readonly suspensionAppeals: SuspensionAppealService,
    private readonly verifier: HistoryVerifier,
  ) {}

  @RunsEvery(A_MINUTE_MS, 'moderation.end_temporary')
  async endTemporary(): Promise<void> {
    await this.expiry.endDue();
    await this.suspensionAppeals.endOver();
  }

  @RunsEvery(A_DAY_MS, 'moderation.verify_history')
  async verifyHistory(): Promise<void> {
    const { subjects, events, findings } = await this.verifier.verify();
    if (findings.length === 0) this.log.log({ subjects, events }, 'history of moderation verified');
    for (const { subject, flaw, differences } of findings)
      this.log.error({ ...subject, ...flaw, differences: differences.length }, 'history of moderation does not hold');
  }
}
