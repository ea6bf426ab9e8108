import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Annotate', loadComponent: () => import('./feature-start/start-page.js') },
  { path: ':contentId', title: 'Annotate', loadComponent: () => import('./feature-annotate/annotate-page.js') },
];
export default routes;
