import type { Routes } from '@angular/router';

/** For administrators: which texts there are, and new ones. */
const routes: Routes = [
  { path: '', title: 'Agreements', loadComponent: () => import('./feature-versions/versions-page.js') },
  { path: 'publish/:kind', title: 'New version', loadComponent: () => import('./feature-publish/publish-page.js') },
];
export default routes;
