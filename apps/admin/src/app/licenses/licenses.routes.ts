import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Licences', loadComponent: () => import('./feature-browser/licenses-page.js') },
];
export default routes;
