import { ApiClient } from './api-client.js';
import { Failure } from '../terminal/failure.js';
import { ApiProblem } from './api-problem.js';
import type { Session, Tokens } from './session.js';

interface SignInAnswer {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** For whoever just typed a password, and perhaps an address that leads nowhere: about a second. */
export const IMPATIENT = 4;

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Code of a second factor. */
  readonly totp?: string;
}

/** Exchanges a password for tokens. @throws ApiProblem `auth.bad_credentials`, `auth.second_factor_required` */
export async function signIn(baseUrl: string, credentials: Credentials, maxAttempts?: number): Promise<Tokens> {
  const request = { method: 'POST', path: '/auth/login?mode=token', json: credentials } as const;
  const { accessToken, refreshToken } = await new ApiClient(baseUrl, undefined, maxAttempts).json<SignInAnswer>(
    request,
  );
  return { accessToken, refreshToken };
}

/** Exchanges a refresh token; the server retires it, and revokes the whole session if it ever sees it again. */
export async function refresh(baseUrl: string, refreshToken: string): Promise<Tokens> {
  const request = { method: 'POST', path: '/auth/refresh?mode=token', json: { refreshToken } } as const;
  const answer = await new ApiClient(baseUrl).json<SignInAnswer>(request);
  return { accessToken: answer.accessToken, refreshToken: answer.refreshToken };
}

/** Makes sure that requests which are refused side by side renew once: the second use of a refresh token ends the session. */
export abstract class RenewingSession implements Session {
  private current: Promise<Tokens> | undefined;

  tokens(): Promise<Tokens> {
    this.current ??= this.obtain();
    return this.current;
  }

  async renew(refused: Tokens): Promise<Tokens> {
    const current = await this.tokens();
    if (current.accessToken !== refused.accessToken) return current;
    this.current = this.exchange(refused);
    return this.current;
  }

  protected abstract obtain(): Promise<Tokens>;
  protected abstract exchange(refused: Tokens): Promise<Tokens>;
}

/** Signs in with a password that is at hand, as often as needed. */
export class PasswordSession extends RenewingSession {
  constructor(
    private readonly baseUrl: string,
    private readonly email: string,
    private readonly password: string,
  ) {
    super();
  }

  protected async obtain(): Promise<Tokens> {
    try {
      return await signIn(this.baseUrl, { email: this.email, password: this.password });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'auth.second_factor_required') throw error;
      const login = `odr login --url ${this.baseUrl} --email ${this.email}`;
      throw new Failure(
        `${this.email} has a second factor. Run "${login}" first, then this with --url ${this.baseUrl}.`,
      );
    }
  }

  protected exchange(): Promise<Tokens> {
    return this.obtain();
  }
}
