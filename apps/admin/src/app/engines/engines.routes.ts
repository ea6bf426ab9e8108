import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Embedding engines', loadComponent: () => import('./feature-engines/engines-page.js') },
];
export default routes;
