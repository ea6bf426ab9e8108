import type { Routes } from '@angular/router';
import { can } from '../shared/data-session/can.js';

const routes: Routes = [
  { path: '', title: 'Annotation sources', loadComponent: () => import('./feature-list/sources-page.js') },
  {
    path: 'new',
    title: 'New annotation source',
    canMatch: [can('annotation_source.create')],
    loadComponent: () => import('./feature-source/new-source-page.js'),
  },
  { path: ':id', title: 'Annotation source', loadComponent: () => import('./feature-source/source-page.js') },
];
export default routes;
