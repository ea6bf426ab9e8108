import { Injectable } from '@nestjs/common';
import { ContentStatus, WithdrawalReason } from '@odr/contracts';
import { HandlesEvent, RunsEvery, type EventOf } from '@odr/platform';

import { WithdrawalService } from './withdrawal.service.js';

/** What a status that hides an item means for those who have a copy of it. */
const REASONS: Partial<Record<ContentStatus, WithdrawalReason>> = {
  [ContentStatus.Delisted]: WithdrawalReason.Delisted,
  [ContentStatus.Unavailable]: WithdrawalReason.Takedown,
  [ContentStatus.Quarantined]: WithdrawalReason.Takedown,
  [ContentStatus.Withdrawn]: WithdrawalReason.OptOut,
};

const DAY_MS = 24 * 3_600_000;

@Injectable()
export class WithdrawalProcessor {
  constructor(private readonly withdrawals: WithdrawalService) {}

  /** What files or sources say keeps an item out of everything that is released from then on; whoever has a copy is told. */
  @HandlesEvent('content.flagged')
  async onFlagged({ data }: EventOf<'content.flagged'>): Promise<void> {
    if (data.flag === 'opted_out') await this.withdrawals.withdraw(data.contentId, WithdrawalReason.OptOut);
  }

  @RunsEvery(DAY_MS, 'dataset.sweep_withdrawals')
  async sweep(): Promise<void> {
    await this.withdrawals.sweep();
  }

  @HandlesEvent('content.deleted')
  onDeleted({ data }: EventOf<'content.deleted'>): Promise<void> {
    return this.withdrawals.withdraw(data.contentId, WithdrawalReason.Deleted);
  }

  @HandlesEvent('content.erased')
  onErased({ data }: EventOf<'content.erased'>): Promise<void> {
    return this.withdrawals.withdraw(data.contentId, WithdrawalReason.Erased);
  }

  @HandlesEvent('content.status_changed')
  async onStatusChanged({ data }: EventOf<'content.status_changed'>): Promise<void> {
    const reason = REASONS[data.to];
    if (reason !== undefined) await this.withdrawals.withdraw(data.contentId, reason);
  }
}
