import { Injectable } from '@nestjs/common';
import { Notices } from '@odr/notification';
import { Database, HandlesEvent, type EventOf } from '@odr/platform';

import { VersionWithdrawalRepository } from './version-withdrawal.repository.js';

/** Tells people what became of files that they have. An event that comes twice tells once. */
@Injectable()
export class ReceiverNews {
  constructor(
    private readonly db: Database,
    private readonly withdrawals: VersionWithdrawalRepository,
    private readonly notices: Notices,
  ) {}

  @HandlesEvent('dataset.version_withdrawn')
  async onVersionWithdrawn({ id, data: { versionId } }: EventOf<'dataset.version_withdrawn'>): Promise<void> {
    const news = await this.withdrawals.news(versionId);
    if (!news) return;
    const receivers = await this.withdrawals.receivers(versionId);
    await this.db.transaction(() => this.notices.tell('dataset.version_withdrawn', receivers, news, { source: id }));
  }
}
