import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Search quality', loadComponent: () => import('./feature-recall/recall-page.js') },
];
export default routes;
