import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Batches of decisions', loadComponent: () => import('./feature-list/batches-page.js') },
  { path: 'new', title: 'Decide many', loadComponent: () => import('./feature-plan/plan-page.js') },
  { path: ':id', title: 'Batch of decisions', loadComponent: () => import('./feature-batch/batch-page.js') },
];
export default routes;
