import { AuditModule } from '@odr/audit';
import { Clock } from '@odr/kernel';
import { NotificationModule } from '@odr/notification';
import { Module } from '@nestjs/common';
import { AccountAccess } from './account/account-access.js';
import { AccountRepository } from './account/account.repository.js';
import { AccountService } from './account/account.service.js';
import { Passwords } from './account/passwords.js';
import { AgreementRepository } from './agreement/agreement.repository.js';
import { ApiKeyRepository } from './api-key/api-key.repository.js';
import { AuthLookup } from './auth.lookup.js';
import { EmailLinkRepository } from './email-link/email-link.repository.js';
import { LinkedIdentityRepository } from './oauth/linked-identity.repository.js';
import { SecondFactorRepository } from './second-factor/second-factor.repository.js';
import { SecondFactorReset } from './second-factor/second-factor-reset.js';
import { SessionRepository } from './session/session.repository.js';

/** For every process: what others ask about people, and accounts for the command line. Brings no routes and reads no keys. */
@Module({
  imports: [AuditModule, NotificationModule],
  providers: [
    Clock,
    AccountAccess,
    AccountRepository,
    AccountService,
    AgreementRepository,
    ApiKeyRepository,
    AuthLookup,
    EmailLinkRepository,
    LinkedIdentityRepository,
    Passwords,
    SecondFactorRepository,
    SecondFactorReset,
    SessionRepository,
  ],
  exports: [
    Clock,
    AccountAccess,
    AccountRepository,
    AccountService,
    AgreementRepository,
    ApiKeyRepository,
    AuthLookup,
    EmailLinkRepository,
    LinkedIdentityRepository,
    Passwords,
    SecondFactorRepository,
    SecondFactorReset,
    SessionRepository,
  ],
})
export class AuthModule {}
