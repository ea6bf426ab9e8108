import type { Routes } from '@angular/router';

import { can } from '../shared/data-session/can.js';
import type AttributionPage from './feature-attribution/attribution-page.js';
import type EditPage from './feature-edit/edit-page.js';

const routes: Routes = [
  { path: ':id', title: 'Picture', loadComponent: () => import('./feature-item/item-page.js') },
  {
    path: ':id/annotations',
    title: 'Sources side by side',
    loadComponent: () => import('./feature-compare/compare-page.js'),
  },
  {
    path: ':id/attribution',
    title: 'Attribution',
    canMatch: [can('content.update')],
    canDeactivate: [(page: AttributionPage) => page.canLeave()],
    loadComponent: () => import('./feature-attribution/attribution-page.js'),
  },
  {
    path: ':id/edit',
    title: 'Edit a picture',
    canMatch: [can('content.update')],
    canDeactivate: [(page: EditPage) => page.canLeave()],
    loadComponent: () => import('./feature-edit/edit-page.js'),
  },
];
export default routes;
