import type { Routes } from '@angular/router';

import { can } from '../shared/data-session/can.js';

const routes: Routes = [
  {
    path: '',
    title: 'Compliance',
    canMatch: [can('content.read')],
    loadComponent: () => import('./feature-check/compliance-page.js'),
  },
  { path: 'items/:id', title: 'Licence of a picture', loadComponent: () => import('./feature-item/item-page.js') },
];
export default routes;
