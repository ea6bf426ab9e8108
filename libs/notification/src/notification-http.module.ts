import { AuditModule } from '@odr/audit';
import { MailModule } from '@odr/platform';
import { Module } from '@nestjs/common';
import { MailboxController } from './mailbox/mailbox.controller.js';
import { MailboxService } from './mailbox/mailbox.service.js';
import { NoticeController } from './notice/notice.controller.js';
import { NoticeReader } from './notice/notice.reader.js';
import { NotificationModule } from './notification.module.js';
import { PreferenceController } from './preference/preference.controller.js';
import { PreferenceService } from './preference/preference.service.js';
import { UnsubscribeController } from './preference/unsubscribe.controller.js';
import { UndeliveredController } from './undelivered/undelivered.controller.js';
import { UndeliveredRepository } from './undelivered/undelivered.repository.js';
import { UndeliveredService } from './undelivered/undelivered.service.js';

/** The notification centre, preferences and the mailbox over HTTP. */
@Module({
  imports: [NotificationModule, AuditModule, MailModule],
  controllers: [
    PreferenceController,
    UnsubscribeController,
    NoticeController,
    MailboxController,
    UndeliveredController,
  ],
  providers: [NoticeReader, PreferenceService, MailboxService, UndeliveredRepository, UndeliveredService],
})
export class NotificationHttpModule {}
