import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Accounts', loadComponent: () => import('./feature-accounts/accounts-page.js') },
  { path: ':id', title: 'Account', loadComponent: () => import('./feature-account/account-page.js') },
];
export default routes;
