import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Browse', loadComponent: () => import('./feature-search/search-page.js') },
  {
    path: 'side-by-side',
    title: 'Rankings side by side',
    loadComponent: () => import('./feature-side-by-side/side-by-side-page.js'),
  },
];
export default routes;
