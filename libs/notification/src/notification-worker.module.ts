import { MailModule } from '@odr/platform';
import { Module } from '@nestjs/common';
import { MailProcessor } from './letter/mail.processor.js';
import { DigestProcessor } from './notice/digest.processor.js';
import { NotificationModule } from './notification.module.js';
import { Pruner } from './pruner.js';

/** Sends letters and gathers notices into mails. */
@Module({ imports: [NotificationModule, MailModule], providers: [MailProcessor, DigestProcessor, Pruner] })
export class NotificationWorkerModule {}
