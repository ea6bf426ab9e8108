import type { Routes } from '@angular/router';

const routes: Routes = [{ path: '', title: 'Models', loadComponent: () => import('./feature-models/models-page.js') }];
export default routes;
