import type { Routes } from '@angular/router';

const routes: Routes = [{ path: '', title: 'Scans', loadComponent: () => import('./feature-scans/scans-page.js') }];
export default routes;
