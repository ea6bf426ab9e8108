import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Object to something', loadComponent: () => import('./feature-notice/notice-page.js') },
  { path: ':token', title: 'Your notice', loadComponent: () => import('./feature-status/notice-status-page.js') },
];
export default routes;
