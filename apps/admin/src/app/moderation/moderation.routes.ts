import type { Routes } from '@angular/router';

import { can } from '../shared/data-session/can.js';

const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'pending' },
  {
    path: 'wellbeing',
    title: 'What you see',
    loadComponent: () => import('./feature-wellbeing/wellbeing-page.js'),
  },
  {
    path: 'escalated',
    title: 'Escalated',
    canMatch: [can('moderation.read_events')],
    loadComponent: () => import('./feature-escalated/escalated-page.js'),
  },
  { path: 'break', title: 'Break', loadComponent: () => import('./feature-break/break-page.js') },
  { path: ':queue', title: 'Moderation', loadComponent: () => import('./feature-queue/queue-page.js') },
];
export default routes;
