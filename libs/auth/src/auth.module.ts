import { Module } from '@nestjs/common';
import { AgreementRepository } from './agreement/agreement.repository.js';
import { AuthLookup } from './auth.lookup.js';

/** For every process: what others ask about people. Brings no routes and reads no keys. */
@Module({
  providers: [AgreementRepository, AuthLookup],
  exports: [AgreementRepository, AuthLookup],
})
export class AuthModule {}
