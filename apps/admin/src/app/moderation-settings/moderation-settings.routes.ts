import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Queues and routing', loadComponent: () => import('./feature-settings/settings-page.js') },
];
export default routes;
