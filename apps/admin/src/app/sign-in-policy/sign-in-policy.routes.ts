import type { Routes } from '@angular/router';

const routes: Routes = [{ path: '', title: 'Sign-in', loadComponent: () => import('./feature-policy/policy-page.js') }];
export default routes;
