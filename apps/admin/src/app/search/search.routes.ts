import type { Routes } from '@angular/router';

const routes: Routes = [{ path: '', title: 'Browse', loadComponent: () => import('./feature-browse/browse-page.js') }];
export default routes;
