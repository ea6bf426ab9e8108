import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Gaps of the collection', loadComponent: () => import('./feature-report/gaps-page.js') },
];
export default routes;
