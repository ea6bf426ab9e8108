import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Duplicates', loadComponent: () => import('./feature-list/clusters-page.js') },
  { path: ':id', title: 'Review duplicates', loadComponent: () => import('./feature-review/review-page.js') },
];
export default routes;
