import type { Routes } from '@angular/router';

const page = () => import('./feature-mailbox/mailbox-page.js');

const routes: Routes = [
  { path: '', title: 'Mailbox', loadComponent: page },
  { path: ':id', title: 'Mailbox', loadComponent: page },
];
export default routes;
