import { HttpErrorResponse, type HttpInterceptorFn, type HttpRequest } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';

import { Session } from './session.js';
import { WITHOUT_SESSION } from './session-context.js';

/** Adds the access token to calls of our API and, after a 401, refreshes once and repeats the call once. */
export const sessionInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/') || request.context.get(WITHOUT_SESSION)) return next(request);
  const session = inject(Session);
  const token = session.accessToken;
  return next(withToken(request, token)).pipe(
    catchError((error: unknown) => {
      if (codeOf(error) === 'auth.second_factor_enrolment_required') session.owesSecondFactor();
      if (!isAboutToken(error) || token === undefined) return throwError(() => error);
      // Another call may have refreshed while this one was under way; then the new token is already there.
      const renewed =
        session.accessToken !== token && session.accessToken !== undefined ? Promise.resolve(true) : session.refresh();
      return from(renewed).pipe(
        switchMap((isRenewed) => (isRenewed ? next(withToken(request, session.accessToken)) : throwError(() => error))),
      );
    }),
  );
};

/** A 401 may also mean a wrong password or code that was sent along: another access token would not help there. */
function isAboutToken(error: unknown): boolean {
  if (!(error instanceof HttpErrorResponse) || error.status !== 401) return false;
  const code = codeOf(error);
  return code === undefined || code === 'auth.unauthenticated' || code === 'auth.session_revoked';
}

const codeOf = (error: unknown): unknown =>
  error instanceof HttpErrorResponse ? (error.error as { readonly code?: unknown } | null)?.code : undefined;

const withToken = <T>(request: HttpRequest<T>, token: string | undefined): HttpRequest<T> =>
  token === undefined ? request : request.clone({ setHeaders: { Authorization: `Bearer ${token}` } });
