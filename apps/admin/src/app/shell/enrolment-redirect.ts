import { effect, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map } from 'rxjs';

import { Session } from '../shared/data-session/session.js';
import { isOfSignIn } from '../shared/util-url-state/local-path.js';

const ENROLMENT = '/second-factor';

/** Leads whoever owes a second factor to where it is set up, from any page and as soon as it is known, and back again. */
export function injectEnrolmentRedirect(): void {
  const session = inject(Session);
  const router = inject(Router);
  const url = toSignal(
    router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
  );
  effect(() => {
    const here = url();
    // Signing in leads on by itself.
    if (here === undefined || !session.mustEnrol() || here.startsWith(ENROLMENT) || isOfSignIn(here)) return;
    void router.navigate([ENROLMENT], { queryParams: { return: here }, replaceUrl: true });
  });
}
