import type { Routes } from '@angular/router';

import { can } from '../shared/data-session/can.js';

const routes: Routes = [
  {
    path: 'deleted',
    title: 'Deleted annotations',
    canMatch: [can('annotation.update')],
    loadComponent: () => import('./feature-deleted/deleted-page.js'),
  },
  {
    path: ':id/history',
    title: 'History of an annotation',
    loadComponent: () => import('./feature-history/history-page.js'),
  },
];
export default routes;
