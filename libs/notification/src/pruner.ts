import { Clock } from '@odr/kernel';
import { HandlesJob, JobQueue } from '@odr/platform';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
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
export class Pruner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(Pruner.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly messages: MailMessageRepository,
    private readonly notices: NoticeRepository,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.timer = setInterval(() => void this.schedule(), DAY_MS);
    await this.schedule();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  @HandlesJob('mail.prune')
  async prune(): Promise<void> {
    const now = this.clock.now().getTime();
    const givenUp = await this.messages.giveUpBefore(new Date(now - WAITING_DAYS * DAY_MS));
    const messages = await this.messages.forgetBefore(new Date(now - MESSAGE_DAYS * DAY_MS));
    const notices = await this.notices.forgetBefore(new Date(now - NOTICE_DAYS * DAY_MS));
    if (givenUp > 0) this.log.warn({ givenUp }, 'mails given up that nobody sent');
    if (messages + notices > 0) this.log.log({ messages, notices }, 'old mails and notices forgotten');
  }

  private async schedule(): Promise<void> {
    try {
      await this.jobs.add('mail.prune', {}, { dedupeKey: 'mail.prune' });
    } catch (error) {
      // The database is away for a moment; tomorrow asks again.
      this.log.warn({ err: error }, 'pruning not scheduled');
    }
  }
}
