import { Directive, TemplateRef, ViewContainerRef, effect, inject, input } from '@angular/core';
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

/** Renders its content only for those who may: `*odrCan="'moderation.decide'"`. */
@Directive({ selector: '[odrCan]' })
export class Can {
  readonly odrCan = input.required<Permission>();

  constructor() {
    const session = inject(Session);
    const template = inject(TemplateRef);
    const container = inject(ViewContainerRef);
    effect(() => {
      container.clear();
      if (session.can(this.odrCan())) container.createEmbeddedView(template);
    });
  }
}
