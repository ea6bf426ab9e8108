import { inject } from '@angular/core';
import { type CanMatchFn, Router } from '@angular/router';
import type { Permission } from '@odr/contracts';

import { Session } from './session.js';

/** Guards a route before its chunk is fetched; anonymous visitors are asked to sign in and come back. */
export const can =
  (permission: Permission): CanMatchFn =>
  (_route, segments) => {
    const session = inject(Session);
    if (session.can(permission)) return true;
    if (session.isSignedIn()) return false;
    const router = inject(Router);
    const back =
      router.getCurrentNavigation()?.extractedUrl.toString() ?? `/${segments.map((one) => one.path).join('/')}`;
    return router.createUrlTree(['/sign-in'], { queryParams: { return: back } });
  };
