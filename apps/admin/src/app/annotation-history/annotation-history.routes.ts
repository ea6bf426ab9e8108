import type { Routes } from '@angular/router';

const routes: Routes = [
  {
    path: ':id/history',
    title: 'History of an annotation',
    loadComponent: () => import('./feature-history/history-page.js'),
  },
];
export default routes;
