import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Held and passed on', loadComponent: () => import('./feature-holds/holds-page.js') },
];
export default routes;
