import type { FeatureName } from '@odr/contracts';
import { DomainError } from '@odr/kernel';

export class Unauthenticated extends DomainError {
  readonly code = 'auth.unauthenticated';
  constructor() {
    super('Send a valid access token as Authorization: Bearer, or an API key as X-API-Key.');
  }
}

export class Forbidden extends DomainError {
  readonly code = 'auth.forbidden';
  constructor(permission: string) {
    super(`Your role, or your API key, does not carry the permission ${permission}.`, { permission });
  }
}

export class FeatureOff extends DomainError {
  readonly code = 'feature.off';
  constructor(feature: FeatureName) {
    super(`Administrators have switched "${feature}" off for you.`, { feature });
  }
}

export class SecondFactorEnrolmentRequired extends DomainError {
  readonly code = 'auth.second_factor_enrolment_required';
  constructor() {
    super('POST /auth/totp/setup, then /auth/totp/confirm. Until then nothing else is open to you.');
  }
}
