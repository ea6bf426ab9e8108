import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Quality of decisions', loadComponent: () => import('./feature-quality/quality-page.js') },
];
export default routes;
