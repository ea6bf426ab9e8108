import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Notifications', loadComponent: () => import('./feature-centre/centre-page.js') },
];
export default routes;
