import { mayDo, scopeOf, type Principal } from '@odr/access';
import type { CaseId } from '@odr/kernel';
import { Injectable } from '@nestjs/common';
import { ItemNotFound } from '../moderation.errors.js';
import { QueueLookup } from '../queue/queue.lookup.js';
import { accountAgeOf } from './account-age.policy.js';
import { ContextReader, type UploaderRow } from './context.reader.js';
import type { ItemContextResponse, UploaderHistoryResponse } from './dto/context.response.dto.js';

/** Puts together what stands beside a case while it is judged. */
@Injectable()
export class ContextService {
  constructor(
    private readonly reader: ContextReader,
    private readonly queues: QueueLookup,
  ) {}

  /** @throws ItemNotFound, NotAMember */
  async read(id: CaseId, caller: Principal): Promise<ItemContextResponse> {
    const item = await this.reader.find(scopeOf(caller), id);
    if (!item) throw new ItemNotFound(id);
    await this.queues.assertSees(item.queue, caller);
    const { contentId, ownerId, subject } = item;
    const [uploader, banks, history] = await Promise.all([
      ownerId === null ? undefined : this.reader.uploader(ownerId, contentId, subject),
      contentId === null || !mayDo(caller, 'hash_bank.read') ? [] : this.reader.banks(contentId),
      mayDo(caller, 'moderation.read_events') ? this.reader.history(subject, item.unknownDecisionId) : [],
    ]);
    return { itemId: id, uploader: uploader ? toHistory(uploader) : null, banks, history };
  }
}

const toHistory = ({ accountDays, ...row }: UploaderRow): UploaderHistoryResponse => ({
  ...row,
  accountAge: accountAgeOf(accountDays),
});
