import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Imports', loadComponent: () => import('./feature-list/imports-page.js') },
  { path: 'new', title: 'New import', loadComponent: () => import('./feature-new/new-import-page.js') },
  {
    path: ':id/mapping',
    title: 'What the columns mean',
    loadComponent: () => import('./feature-mapping/mapping-page.js'),
  },
  { path: ':id', title: 'Import', loadComponent: () => import('./feature-import/import-page.js') },
];
export default routes;
