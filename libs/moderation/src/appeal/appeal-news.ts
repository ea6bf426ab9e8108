import type { CaseId } from '@odr/kernel';
import { Notices } from '@odr/notification';
import { Database, HandlesEvent, type EventOf } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { AppealReader } from './appeal.reader.js';

/** Tells those who may answer that somebody appeals. An event that comes twice tells once. */
@Injectable()
export class AppealNews {
  constructor(
    private readonly db: Database,
    private readonly reader: AppealReader,
    private readonly notices: Notices,
  ) {}

  @HandlesEvent('moderation.appeal_filed')
  async onFiled({ id, data }: EventOf<'moderation.appeal_filed'>): Promise<void> {
    const itemId = data.caseId as CaseId;
    const waiting = await this.reader.waiting(itemId);
    // Answered, or over, before the event was read.
    if (waiting === undefined) return;
    const { against, readers } = waiting;
    await this.db.transaction(() => this.notices.tell('appeal.waiting', readers, { itemId, against }, { source: id }));
  }
}
