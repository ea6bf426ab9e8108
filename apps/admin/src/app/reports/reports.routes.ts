import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Reports', loadComponent: () => import('./feature-reports/reports-page.js') },
];
export default routes;
