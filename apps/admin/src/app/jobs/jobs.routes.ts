import type { Routes } from '@angular/router';

const routes: Routes = [{ path: '', title: 'Jobs', loadComponent: () => import('./feature-jobs/jobs-page.js') }];
export default routes;
