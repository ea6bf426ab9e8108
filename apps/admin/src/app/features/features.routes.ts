import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Features', loadComponent: () => import('./feature-toggles/toggles-page.js') },
];
export default routes;
