import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Decisions', loadComponent: () => import('./feature-statements/statements-page.js') },
  { path: ':id', title: 'Decision', loadComponent: () => import('./feature-statements/statement-page.js') },
];
export default routes;
