import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Reporters', loadComponent: () => import('./feature-reporters/reporters-page.js') },
  { path: ':id', title: 'Reporter', loadComponent: () => import('./feature-reporter/reporter-page.js') },
];
export default routes;
