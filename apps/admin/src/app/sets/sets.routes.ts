import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Sets', loadComponent: () => import('./feature-list/sets-page.js') },
  { path: ':id', title: 'Set', loadComponent: () => import('./feature-set/set-page.js') },
];
export default routes;
