import { NotificationModule } from '@odr/notification';
import { LimitsModule } from '@odr/platform';
import { Module } from '@nestjs/common';
import { AuthModule } from './auth.module.js';
import { AccountLetters } from './email-link/account-letters.js';
import { EmailLinkPruner } from './email-link/email-link-pruner.js';

/** Letters about accounts. */
@Module({ imports: [AuthModule, NotificationModule, LimitsModule], providers: [AccountLetters, EmailLinkPruner] })
export class AuthWorkerModule {}
