import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: ':token', title: 'Invitation', loadComponent: () => import('./feature-invitation/invitation-page.js') },
];
export default routes;
