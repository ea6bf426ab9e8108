import { Service, computed, inject, signal } from '@angular/core';
import { type Permission, can } from '@odr/contracts';

import { SessionClient, type SignInRequest } from './data/session-client.js';
import type { LoginResponse, SessionUser } from './session-user.js';

/** Only tells whether asking for a refresh is worth a request; it is no secret and grants nothing. */
const HINT = 'odr.signed-in';

/** Who is signed in. The access token lives in memory only; the refresh token in a cookie that no script reads. */
@Service()
export class Session {
  private readonly client = inject(SessionClient);
  private readonly _user = signal<SessionUser | undefined>(undefined);
  private readonly _hasEnded = signal(false);
  private readonly _mustEnrol = signal(false);
  private token: string | undefined;
  private refreshing: Promise<boolean> | undefined;

  readonly user = this._user.asReadonly();
  readonly isSignedIn = computed(() => this._user() !== undefined);
  /** Whether a session was lost while working; the shell says so, without throwing the page away. */
  readonly hasEnded = this._hasEnded.asReadonly();
  /** Whether nothing is open until a second factor is set up, because the role needs one. */
  readonly mustEnrol = this._mustEnrol.asReadonly();

  get accessToken(): string | undefined {
    return this.token;
  }

  /** Whether to show a door. The server decides for itself; this only avoids doors that would not open. */
  can(permission: Permission): boolean {
    const user = this._user();
    return user !== undefined && can(user.role, permission);
  }

  /** Picks the session up after a reload. Never throws: without one the visitor is simply anonymous. */
  async restore(): Promise<void> {
    if (localStorage.getItem(HINT) === null) return;
    await this.refresh();
    this._hasEnded.set(false);
  }

  async login(request: SignInRequest): Promise<SessionUser> {
    const answer = await this.client.login(request);
    this.begin(answer);
    return answer.user;
  }

  /** The server has said that a second factor is due: an administrator has just asked for it, for example. */
  owesSecondFactor(): void {
    this._mustEnrol.set(true);
  }

  hasEnrolled(): void {
    this._mustEnrol.set(false);
  }

  /** Signs in with what a provider has proved. @param totp code of the second factor, once it was asked for */
  async completeSignIn(totp?: string): Promise<SessionUser> {
    const answer = await this.client.completeOauth(totp === undefined ? {} : { totp });
    this.begin(answer);
    return answer.user;
  }

  /** Takes over what has changed about the signed-in person, such as the name. */
  remember({ id, email, emailVerified, name, role }: SessionUser): void {
    this._user.set({ id, email, emailVerified, name, role });
  }

  /** Asks once more who is signed in, after something about them has changed elsewhere. */
  async lookAgain(): Promise<void> {
    if (this.isSignedIn()) this.remember(await this.client.me());
  }

  async logout(): Promise<void> {
    try {
      await this.client.logout();
    } finally {
      this.end();
      this._hasEnded.set(false);
    }
  }

  /** Asks for a new access token, once for all callers that wait. @returns whether there is one now */
  refresh(): Promise<boolean> {
    this.refreshing ??= this.refreshOnce().finally(() => (this.refreshing = undefined));
    return this.refreshing;
  }

  private async refreshOnce(): Promise<boolean> {
    try {
      this.begin(await this.client.refresh());
      return true;
    } catch {
      // Expired, revoked or never there: the API answers 401 and only it can know. The visitor goes on anonymously.
      const wasSignedIn = this.isSignedIn();
      this.end();
      this._hasEnded.set(wasSignedIn);
      return false;
    }
  }

  private begin({ accessToken, user, mustEnrol }: LoginResponse): void {
    this.token = accessToken;
    this._user.set(user);
    this._mustEnrol.set(mustEnrol);
    this._hasEnded.set(false);
    localStorage.setItem(HINT, '1');
  }

  private end(): void {
    this.token = undefined;
    this._user.set(undefined);
    this._mustEnrol.set(false);
    localStorage.removeItem(HINT);
  }
}
