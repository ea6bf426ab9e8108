import type { PasswordWeakness } from '@odr/contracts';
import { DomainError } from '@odr/kernel';

export class DcoRequired extends DomainError {
  readonly code = 'auth.dco_required';
  constructor(version: string) {
    super(`Read GET /dco, then accept version ${version} with POST /dco/acceptances.`, { version });
  }
}

export class DcoOutdated extends DomainError {
  readonly code = 'auth.dco_outdated';
  constructor(version: string) {
    super(`Version ${version} is in force. Read it, then accept that one.`, { version });
  }
}

export class BadCredentials extends DomainError {
  readonly code = 'auth.bad_credentials';
  constructor() {
    super('No active account has this e-mail address and this password.');
  }
}

/** Said only to whoever has proved the rest. */
export class SecondFactorRequired extends DomainError {
  readonly code = 'auth.second_factor_required';
  constructor() {
    super('Send the code that your device shows, or a recovery code, as totp.');
  }
}

export class SecondFactorWrong extends DomainError {
  readonly code = 'auth.second_factor_wrong';
  constructor() {
    super('Each code works once, and for about a minute. Wait for the next one.');
  }
}

export class SecondFactorAlreadyOn extends DomainError {
  readonly code = 'auth.second_factor_already_on';
  constructor() {
    super('To move to another device, switch it off and set it up again.');
  }
}

export class NoSecondFactor extends DomainError {
  readonly code = 'auth.no_second_factor';
  constructor() {
    super('There is none. It has to be set up first.');
  }
}

/** The session is too old for what would give the account away for good. */
export class ReauthenticationRequired extends DomainError {
  readonly code = 'auth.reauthentication_required';
  constructor() {
    super('You signed in more than ten minutes ago.');
  }
}

/** The refresh token is unknown, expired, revoked or was used before. Which of these is nobody's business. */
export class SessionRevoked extends DomainError {
  readonly code = 'auth.session_revoked';
  constructor() {
    super('Sign in again.');
  }
}

export class SessionNotFound extends DomainError {
  readonly code = 'auth.session_not_found';
  constructor() {
    super('None of your sessions has this id.');
  }
}

/** A page of another site tried to use the session cookie. */
export class CrossSiteRequest extends DomainError {
  readonly code = 'auth.cross_site';
  constructor() {
    super('Requests that use the session cookie must come from our own pages.');
  }
}

export class EmailTaken extends DomainError {
  readonly code = 'auth.email_taken';
  constructor() {
    super('Sign in, or use another address.');
  }
}

export class EmailUnchanged extends DomainError {
  readonly code = 'auth.email_unchanged';
  constructor() {
    super('Nothing was sent.');
  }
}

/** Said only to whoever has given the right password. */
export class EmailUnverified extends DomainError {
  readonly code = 'auth.email_unverified';
  constructor() {
    super('Use the link in the letter to your address, or have it sent again.');
  }
}

/** Used, expired, replaced by a later one, or never made. Which of these is nobody's business. */
export class LinkInvalid extends DomainError {
  readonly code = 'auth.link_invalid';
  constructor() {
    super('Links work once and for a while, and only the latest one. Have another sent.');
  }
}

export class WeakPassword extends DomainError {
  readonly code = 'auth.weak_password';
  constructor(reason: PasswordWeakness, minLength: number) {
    super(`Choose at least ${minLength} characters that nobody would guess.`, { reason, minLength });
  }
}

export class ApiKeyNotFound extends DomainError {
  readonly code = 'auth.api_key_not_found';
  constructor() {
    super('None of your API keys has this id.');
  }
}

export class ScopeNotAllowed extends DomainError {
  readonly code = 'auth.scope_not_allowed';
  constructor(scopes: readonly string[]) {
    super('Leave out what you may not do yourself, and what manages accounts and keys.', { scopes });
  }
}

export class TooManyApiKeys extends DomainError {
  readonly code = 'auth.too_many_api_keys';
  constructor(limit: number) {
    super('Revoke one that is not used any more.', { limit });
  }
}

export class UserNotFound extends DomainError {
  readonly code = 'user.not_found';
  constructor() {
    super('There is no such user.');
  }
}

/** It would be a way around the code that switching off asks for. */
export class OwnSecondFactor extends DomainError {
  readonly code = 'user.own_second_factor';
  constructor() {
    super('That takes a code. Another administrator can reset it if you have lost the device.');
  }
}

export class LastAdmin extends DomainError {
  readonly code = 'user.last_admin';
  constructor() {
    super('Make another active user an administrator first.');
  }
}
