import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Exports', loadComponent: () => import('./feature-exports/exports-page.js') },
];
export default routes;
