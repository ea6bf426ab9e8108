import type { Routes } from '@angular/router';

const routes: Routes = [{ path: '', title: 'Users', loadComponent: () => import('./feature-users/users-page.js') }];
export default routes;
