import { DomainError } from '@odr/kernel';

export class ProviderNotFound extends DomainError {
  readonly code = 'auth.provider_not_found';
  constructor() {
    super('GET /auth/providers lists those that are set up here.');
  }
}

export class ProviderUnavailable extends DomainError {
  readonly code = 'auth.provider_unavailable';
  constructor() {
    super('Try again in a moment, or sign in another way.');
  }
}

/** No ticket, an expired one, one of another browser or session, or one that was used. Which of these is nobody's business. */
export class ProviderSignInOver extends DomainError {
  readonly code = 'auth.provider_sign_in_over';
  constructor() {
    super('Start again from the sign-in page, in the same browser.');
  }
}

/** Whoever controls an address at a provider must not get an account here by it alone. */
export class IdentityUnproven extends DomainError {
  readonly code = 'auth.identity_unproven';
  constructor() {
    super(
      'Sign in with your password, or set a new one by mail. Then link the other account in your account settings.',
    );
  }
}

export class IdentityWithoutEmail extends DomainError {
  readonly code = 'auth.identity_without_email';
  constructor() {
    super('Let the provider tell your e-mail address, or register with a password and link the other account then.');
  }
}

export class IdentityTaken extends DomainError {
  readonly code = 'auth.identity_taken';
  constructor() {
    super('Sign in by it, and unlink it there first.');
  }
}

export class IdentityNotFound extends DomainError {
  readonly code = 'auth.identity_not_found';
  constructor() {
    super('None of your linked accounts has this id.');
  }
}

export class LastSignInWay extends DomainError {
  readonly code = 'auth.last_sign_in_way';
  constructor() {
    super('Set a password or link another account first.');
  }
}
