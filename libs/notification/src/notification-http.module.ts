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

/** The notification centre, preferences and the mailbox over HTTP. */
@Module({
  imports: [NotificationModule, AuditModule, MailModule],
  controllers: [PreferenceController, UnsubscribeController, NoticeController, MailboxController],
  providers: [NoticeReader, PreferenceService, MailboxService],
})
export class NotificationHttpModule {}
