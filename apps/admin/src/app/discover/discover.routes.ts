import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Discover', loadComponent: () => import('./feature-discover/discover-page.js') },
];
export default routes;
