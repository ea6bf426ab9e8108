import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Users', loadComponent: () => import('./feature-users/users-page.js') },
  { path: ':id', title: 'User', loadComponent: () => import('./feature-user/user-page.js') },
];
export default routes;
