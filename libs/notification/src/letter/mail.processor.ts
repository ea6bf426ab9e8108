import type { Letters } from '@odr/contracts';
import { Clock, type MailMessageId } from '@odr/kernel';
import {
  HandlesJob,
  JobQueue,
  MailDelayed,
  Mailer,
  MailRefused,
  publicUrl,
  type JobOf,
  type Mail,
  type MailFailure,
} from '@odr/platform';
import { Injectable, Logger } from '@nestjs/common';
import { oneClickPath, wordingOf } from '../wording/letters.js';
import { render } from '../wording/render.js';
import { isExpired, waitAfterMs } from './delivery.policy.js';
import { LEASE_SECONDS, MailMessageRepository, type ClaimedMessage } from './mail-message.repository.js';

/** Sends what the letter box holds. Logs ids and codes only: neither addresses nor links. */
@Injectable()
export class MailProcessor {
  private readonly log = new Logger(MailProcessor.name);

  constructor(
    private readonly messages: MailMessageRepository,
    private readonly mailer: Mailer,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  @HandlesJob('mail.send')
  async send({ data }: JobOf<'mail.send'>): Promise<void> {
    const id = data.messageId as MailMessageId;
    const message = await this.messages.claim(id);
    if (message === undefined) {
      // Whoever holds it may have died with it: looked at again once that is certain.
      if (await this.messages.isWaiting(id)) await this.sendLater(id, LEASE_SECONDS * 1_000);
      return;
    }
    if (isExpired(message.data, this.clock.now())) {
      this.log.warn({ messageId: id, letter: message.letter }, 'mail expired before it could be sent');
      return this.messages.finish(id, 'expired');
    }
    await this.attempt(message);
  }

  private async attempt(message: ClaimedMessage): Promise<void> {
    const { id, letter, attempts: attempt } = message;
    try {
      await this.mailer.send(written(message));
    } catch (error) {
      // The mail server's answer cannot be known before, and a defect of ours must not make a mail come back for ever.
      return this.failed(message, error);
    }
    await this.messages.finish(id, 'sent');
    this.log.log({ messageId: id, letter, attempt }, 'mail sent');
  }

  private async failed({ id, letter, attempts: attempt }: ClaimedMessage, error: unknown): Promise<void> {
    const isAnswer = error instanceof MailRefused || error instanceof MailDelayed;
    const failure: MailFailure = isAnswer ? error.failure : { code: 'service.internal', responseCode: undefined };
    const waitMs = error instanceof MailRefused ? undefined : waitAfterMs(attempt);
    const facts = { messageId: id, letter, attempt, ...failure, waitMs };
    if (isAnswer) this.log.warn(facts, 'mail not sent');
    else this.log.error({ ...facts, err: error }, 'mail not sent');
    if (waitMs === undefined) return this.messages.finish(id, 'failed', failure);
    await this.messages.release(id, failure);
    await this.sendLater(id, waitMs);
  }

  private async sendLater(id: MailMessageId, afterMs: number): Promise<void> {
    await this.jobs.add('mail.send', { messageId: id }, { afterMs, dedupeKey: `mail.send:${id}` });
  }
}

function written({ id, letter, toEmail, toName, data, createdAt }: ClaimedMessage): Mail {
  const rendered = render(wordingOf(letter, data), toName ?? undefined, publicUrl);
  const to = { address: toEmail, name: toName ?? undefined };
  return { id, at: createdAt, to, ...rendered, headers: 'unsubscribeToken' in data ? oneClick(data) : undefined };
}

/** RFC 8058: mail programs stop the mails for their reader with one POST to this address. */
const oneClick = ({ unsubscribeToken }: Letters['digest']): Record<string, string> => ({
  'List-Unsubscribe': `<${publicUrl(oneClickPath(unsubscribeToken))}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});
