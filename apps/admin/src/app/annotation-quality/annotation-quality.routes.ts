import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Annotation quality', loadComponent: () => import('./feature-dashboard/quality-page.js') },
];
export default routes;
