import { Clock } from '@odr/kernel';
import { Module } from '@nestjs/common';
import { LetterBox } from './letter/letter-box.js';
import { MailMessageRepository } from './letter/mail-message.repository.js';
import { NoticeRepository } from './notice/notice.repository.js';
import { Notices } from './notice/notices.js';
import { PreferenceRepository } from './preference/preference.repository.js';

/** For every process: posting letters and telling people. Both are rows; nothing is sent from here. */
@Module({
  providers: [Clock, MailMessageRepository, NoticeRepository, PreferenceRepository, LetterBox, Notices],
  exports: [Clock, MailMessageRepository, NoticeRepository, PreferenceRepository, LetterBox, Notices],
})
export class NotificationModule {}
