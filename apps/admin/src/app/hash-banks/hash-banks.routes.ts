import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Hash banks', loadComponent: () => import('./feature-banks/banks-page.js') },
  { path: ':id', title: 'Hash bank', loadComponent: () => import('./feature-bank/bank-page.js') },
];
export default routes;
