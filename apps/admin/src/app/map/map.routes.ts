import type { Routes } from '@angular/router';

const routes: Routes = [{ path: '', title: 'Map', loadComponent: () => import('./feature-map/map-page.js') }];
export default routes;
