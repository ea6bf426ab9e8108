import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Policies', loadComponent: () => import('./feature-policies/policies-page.js') },
];
export default routes;
