import type { Routes } from '@angular/router';

import { can } from '../shared/data-session/can.js';

const routes: Routes = [
  { path: '', title: 'Datasets', loadComponent: () => import('./feature-list/datasets-page.js') },
  { path: ':id', title: 'Dataset', loadComponent: () => import('./feature-dataset/dataset-page.js') },
  {
    path: ':id/new',
    title: 'New version',
    canMatch: [can('dataset.manage')],
    loadComponent: () => import('./feature-builder/builder-page.js'),
  },
  {
    path: ':id/versions/:number',
    title: 'Version of a dataset',
    loadComponent: () => import('./feature-version/version-page.js'),
  },
  {
    path: ':id/versions/:number/diff',
    title: 'What changed',
    loadComponent: () => import('./feature-diff/diff-page.js'),
  },
  {
    path: ':id/versions/:number/items/:contentId',
    title: 'Picture of a version',
    loadComponent: () => import('./feature-item/item-page.js'),
  },
];
export default routes;
