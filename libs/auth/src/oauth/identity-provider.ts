import type { AttemptChecks } from './attempt-secrets.js';

/** Who somebody is at a provider, as it has proved to us. */
export interface ProvenIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** As the provider writes it. */
  readonly email: string | undefined;
  /** Whether the provider says that the address is theirs. */
  readonly emailVerified: boolean;
  readonly name: string | undefined;
}

/** Somewhere people have an account by which they can sign in here. */
export interface IdentityProvider {
  readonly name: string;
  readonly label: string;
  /** What its subjects belong to. */
  readonly issuer: string;

  /** Where to send the browser. @throws when the provider does not answer */
  authorizationUrl(redirectUri: string, checks: AttemptChecks): Promise<URL>;

  /**
   * Proves and reads what the provider sent back.
   * @param callbackUrl our own address with the provider's parameters
   * @throws when anything about the answer is not as it has to be
   */
  identify(callbackUrl: URL, checks: AttemptChecks): Promise<ProvenIdentity>;
}

/** Seconds until a provider that does not answer is given up. */
export const PROVIDER_TIMEOUT_S = 5;
