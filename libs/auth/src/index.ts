export { AccountService } from './account/account.service.js';
export { EmailAddress } from './account/email-address.js';
export { normaliseEmail } from './account/email.js';
export { AuthHttpModule } from './auth-http.module.js';
export { AuthWorkerModule } from './auth-worker.module.js';
export { AuthModule } from './auth.module.js';
export { AuthLookup, type AcceptancesInForce } from './auth.lookup.js';
export { SecondFactorReset } from './second-factor/second-factor-reset.js';
export { DcoRequired, EmailTaken, NoSecondFactor, UserNotFound, WeakPassword } from './auth.errors.js';
