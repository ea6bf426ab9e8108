import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Transparency', loadComponent: () => import('./feature-report/transparency-page.js') },
];
export default routes;
