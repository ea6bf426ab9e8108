import type { Route } from '@angular/router';

import type { IconName } from '../shared/ui-icon/icon-paths.js';
import type { Place } from '../shared/ui-side-nav/side-frame.js';

/** A page of the account area: its route and its place in the side list, in one line. */
export const section = (path: string, title: string, icon: IconName, loadComponent: Route['loadComponent']): Route => ({
  path,
  title,
  data: { icon },
  loadComponent,
});

/** The side list of these routes, in their order; what is no section, such as a redirect, is left out. */
export const placesOf = (routes: readonly Route[]): Place[] =>
  routes.flatMap(({ path, title, data }) =>
    data?.['icon'] && typeof title === 'string'
      ? [{ path: `/account/${path}`, word: title, icon: data['icon'] as IconName }]
      : [],
  );
