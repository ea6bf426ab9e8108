import type { Routes } from '@angular/router';

const routes: Routes = [{ path: '', title: 'Audit log', loadComponent: () => import('./feature-log/audit-page.js') }];
export default routes;
