import { AccessModule } from '@odr/access';
import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { AuthModule } from './auth.module.js';
import { AccessTokens } from './token/access-token.js';
import { JwtStrategy } from './token/jwt.strategy.js';
import { KeyRing } from './token/key-ring.js';

/** Sign-in and everything about one's own account, over HTTP; also the strategy behind the guards. */
@Module({
  imports: [AuthModule, AccessModule, JwtModule.register({})],
  providers: [KeyRing, AccessTokens, JwtStrategy],
})
export class AuthHttpModule {}
