import { HttpClient, HttpContext } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { WITHOUT_SESSION } from '../session-context.js';
import type { LoginResponse, SessionUser } from '../session-user.js';

const AUTH = '/api/v1/auth';

export interface SignInRequest {
  readonly email: string;
  readonly password: string;
  /** Code of the second factor, once it was asked for. */
  readonly totp?: string;
}

/** Calls that make and end a session. They carry no access token and never trigger a refresh themselves. */
@Service()
export class SessionClient {
  private readonly http = inject(HttpClient);

  login(body: SignInRequest): Promise<LoginResponse> {
    return this.post<LoginResponse>('login', body);
  }

  /** Signs in with what a provider has proved, which a cookie holds. */
  completeOauth(body: { readonly totp?: string }): Promise<LoginResponse> {
    return this.post<LoginResponse>('oauth/complete', body);
  }

  register(body: {
    readonly email: string;
    readonly password: string;
    readonly name: string;
  }): Promise<Partial<SessionUser> | null> {
    return this.post<Partial<SessionUser> | null>('register', body);
  }

  /** Uses the HttpOnly cookie, which scripts cannot read. */
  refresh(): Promise<LoginResponse> {
    return this.post('refresh', {});
  }

  logout(): Promise<void> {
    return this.post<void>('logout', {});
  }

  me(): Promise<SessionUser> {
    return firstValueFrom(this.http.get<SessionUser>(`${AUTH}/me`));
  }

  private post<T>(path: string, body: object): Promise<T> {
    const context = new HttpContext().set(WITHOUT_SESSION, true);
    return firstValueFrom(this.http.post<T>(`${AUTH}/${path}`, body, { context, withCredentials: true }));
  }
}
