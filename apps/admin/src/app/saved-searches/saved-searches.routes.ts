import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Saved searches', loadComponent: () => import('./feature-list/saved-searches-page.js') },
  { path: ':id', title: 'Saved search', loadComponent: () => import('./feature-search/saved-search-page.js') },
];
export default routes;
