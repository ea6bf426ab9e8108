import { Clock } from '@odr/kernel';
import { RunsEvery } from '@odr/platform';
import { Injectable, Logger } from '@nestjs/common';
import { MailMessageRepository } from './letter/mail-message.repository.js';
import { NoticeRepository } from './notice/notice.repository.js';

const DAY_MS = 86_400_000;
/** Their unsubscribe links work as long: twice what the law asks for in most places. */
const MESSAGE_DAYS = 60;
const NOTICE_DAYS = 180;
/** Attempts end after one. */
const WAITING_DAYS = 3;

/** Forgets mails that have long been sent and notices that nobody will look for any more. */
@Injectable()
export class Pruner {
  private readonly log = new Logger(Pruner.name);

  constructor(
    private readonly messages: MailMessageRepository,
    private readonly notices: NoticeRepository,
    private readonly clock: Clock,
  ) {}

  @RunsEvery(DAY_MS, 'mail.prune')
  async prune(): Promise<void> {
    const now = this.clock.now().getTime();
    const givenUp = await this.messages.giveUpBefore(new Date(now - WAITING_DAYS * DAY_MS));
    const messages = await this.messages.forgetBefore(new Date(now - MESSAGE_DAYS * DAY_MS));
    const notices = await this.notices.forgetBefore(new Date(now - NOTICE_DAYS * DAY_MS));
    if (givenUp > 0) this.log.warn({ givenUp }, 'mails given up that nobody sent');
    if (messages + notices > 0) this.log.log({ messages, notices }, 'old mails and notices forgotten');
  }
}
