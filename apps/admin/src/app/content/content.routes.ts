import type { Routes } from '@angular/router';

const routes: Routes = [{ path: ':id', title: 'Picture', loadComponent: () => import('./feature-item/item-page.js') }];
export default routes;
