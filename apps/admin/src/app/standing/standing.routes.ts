import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Your standing', loadComponent: () => import('./feature-standing/standing-page.js') },
];
export default routes;
