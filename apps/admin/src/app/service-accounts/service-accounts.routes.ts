import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Service accounts', loadComponent: () => import('./feature-list/service-accounts-page.js') },
  { path: 'new', title: 'New service account', loadComponent: () => import('./feature-new/new-account-page.js') },
  { path: ':id', title: 'Service account', loadComponent: () => import('./feature-account/account-page.js') },
];
export default routes;
