import type { Routes } from '@angular/router';

import { can } from '../shared/data-session/can.js';

const routes: Routes = [
  {
    path: '',
    loadComponent: () => import('./feature-frame/exchange-frame.js'),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'export' },
      { path: 'export', title: 'Export annotations', loadComponent: () => import('./feature-export/export-page.js') },
      {
        path: 'import',
        title: 'Import annotations',
        canMatch: [can('annotation.create')],
        loadComponent: () => import('./feature-import/import-page.js'),
      },
      {
        path: 'cleaning',
        title: 'Clean captions',
        canMatch: [can('annotation.update')],
        loadComponent: () => import('./feature-cleaning/cleaning-page.js'),
      },
      {
        path: 'cleaning/:id',
        title: 'Cleaning',
        canMatch: [can('annotation.update')],
        loadComponent: () => import('./feature-run/run-page.js'),
      },
    ],
  },
];
export default routes;
