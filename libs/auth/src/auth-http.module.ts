import { AccessModule } from '@odr/access';
import { AuditModule } from '@odr/audit';
import { NotificationModule } from '@odr/notification';
import { LimitsModule, SealingModule } from '@odr/platform';
import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { AccountController } from './account/account.controller.js';
import { MeReader } from './account/me.reader.js';
import { OwnAccountService } from './account/own-account.service.js';
import { Registration } from './account/registration.service.js';
import { AgreementHttpModule } from './agreement/agreement-http.module.js';
import { ApiKeyController } from './api-key/api-key.controller.js';
import { ApiKeyReader } from './api-key/api-key.reader.js';
import { ApiKeyService } from './api-key/api-key.service.js';
import { ApiKeyStrategy } from './api-key/api-key.strategy.js';
import { authConfig } from './auth.config.js';
import { AuthModule } from './auth.module.js';
import { KeyboardController } from './keyboard/keyboard.controller.js';
import { KeyboardRepository } from './keyboard/keyboard.repository.js';
import { IdentityController } from './oauth/identity.controller.js';
import { IdentityLinks } from './oauth/identity-links.js';
import { IdentityProviders } from './oauth/identity-providers.js';
import { IdentityService } from './oauth/identity.service.js';
import { Newcomers } from './oauth/newcomers.js';
import { OauthController } from './oauth/oauth.controller.js';
import { OauthFlow } from './oauth/oauth-flow.js';
import { OauthRepository } from './oauth/oauth.repository.js';
import { ProviderSignIn } from './oauth/provider-sign-in.js';
import { EmailController } from './email/email.controller.js';
import { EmailService } from './email/email.service.js';
import { PasswordResetController } from './password-reset/password-reset.controller.js';
import { PasswordResetService } from './password-reset/password-reset.service.js';
import { CodeCheck } from './second-factor/code-check.js';
import { SecondFactorController } from './second-factor/second-factor.controller.js';
import { SecondFactorService } from './second-factor/second-factor.service.js';
import { SessionController } from './session/session.controller.js';
import { SessionService } from './session/session.service.js';
import { SignInPolicyController } from './sign-in-policy/sign-in-policy.controller.js';
import { SignInPolicyRepository } from './sign-in-policy/sign-in-policy.repository.js';
import { SignInPolicyService } from './sign-in-policy/sign-in-policy.service.js';
import { Admission } from './sign-in/admission.js';
import { PasswordSignIn } from './sign-in/password-sign-in.js';
import { Reauthentication } from './sign-in/reauthentication.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { AccessTokens } from './token/access-token.js';
import { JwtStrategy } from './token/jwt.strategy.js';
import { KeyRing } from './token/key-ring.js';
import { ServiceUserController } from './service-user/service-user.controller.js';
import { ServiceUserRepository } from './service-user/service-user.repository.js';
import { ServiceUsers } from './service-user/service-users.js';
import { UserController } from './user/user.controller.js';
import { UserSessionController } from './user/user-session.controller.js';
import { UserReader } from './user/user.reader.js';
import { UserService } from './user/user.service.js';

/** Sign-in, one's own account and other people's, over HTTP; also the strategy behind the guards. */
@Module({
  imports: [
    AuthModule,
    AgreementHttpModule,
    AccessModule,
    AuditModule,
    NotificationModule,
    LimitsModule,
    SealingModule,
    JwtModule.register({}),
  ],
  controllers: [
    AccountController,
    EmailController,
    KeyboardController,
    PasswordResetController,
    SignInController,
    SecondFactorController,
    SessionController,
    ApiKeyController,
    OauthController,
    IdentityController,
    SignInPolicyController,
    UserController,
    UserSessionController,
    ServiceUserController,
  ],
  providers: [
    { provide: KeyRing, useFactory: () => new KeyRing(authConfig().keysDir) },
    Registration,
    MeReader,
    OwnAccountService,
    EmailService,
    KeyboardRepository,
    PasswordResetService,
    AccessTokens,
    JwtStrategy,
    Admission,
    PasswordSignIn,
    CodeCheck,
    Reauthentication,
    SecondFactorService,
    SignInPolicyRepository,
    SignInPolicyService,
    SessionService,
    ApiKeyReader,
    ApiKeyStrategy,
    ApiKeyService,
    IdentityProviders,
    IdentityLinks,
    IdentityService,
    Newcomers,
    OauthFlow,
    OauthRepository,
    ProviderSignIn,
    UserService,
    UserReader,
    ServiceUserRepository,
    ServiceUsers,
  ],
  exports: [ServiceUsers],
})
export class AuthHttpModule {}
