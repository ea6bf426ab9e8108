import type { Routes } from '@angular/router';

import { can } from '../shared/data-session/can.js';

const routes: Routes = [
  { path: '', title: 'Campaigns', loadComponent: () => import('./feature-list/campaigns-page.js') },
  {
    path: 'new',
    title: 'New campaign',
    canMatch: [can('annotation_campaign.create')],
    loadComponent: () => import('./feature-new/new-campaign-page.js'),
  },
  {
    path: 'raters',
    title: 'Raters',
    canMatch: [can('moderation.read')],
    loadComponent: () => import('./feature-raters/raters-page.js'),
  },
  { path: ':id', title: 'Campaign', loadComponent: () => import('./feature-campaign/campaign-page.js') },
];
export default routes;
