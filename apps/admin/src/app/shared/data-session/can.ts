import { inject } from '@angular/core';
import { type CanMatchFn, Router } from '@angular/router';
import type { Permission } from '@odr/contracts';

import { Session } from './session.js';

/**
 * Guards a route before its chunk is fetched; anonymous visitors are asked to sign in and come back.
 * @param permissions of which one is enough
 */
export const can =
  (...permissions: readonly Permission[]): CanMatchFn =>
  (_route, segments) => {
    const session = inject(Session);
    if (permissions.some((permission) => session.can(permission))) return true;
    if (session.isSignedIn()) return false;
    const router = inject(Router);
    const back =
      router.getCurrentNavigation()?.extractedUrl.toString() ?? `/${segments.map((one) => one.path).join('/')}`;
    return router.createUrlTree(['/sign-in'], { queryParams: { return: back } });
  };
