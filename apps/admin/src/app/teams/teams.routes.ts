import type { Routes } from '@angular/router';

import { TeamStore } from './feature-team/team-store.js';

const routes: Routes = [
  { path: '', title: 'Teams', loadComponent: () => import('./feature-list/teams-page.js') },
  {
    path: ':id',
    providers: [TeamStore],
    loadComponent: () => import('./feature-team/team-frame.js'),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'overview' },
      { path: 'overview', title: 'Team', loadComponent: () => import('./feature-overview/overview-page.js') },
      { path: 'contents', title: 'Team content', loadComponent: () => import('./feature-contents/contents-page.js') },
      { path: 'members', title: 'Team members', loadComponent: () => import('./feature-members/members-page.js') },
      {
        path: 'invitations',
        title: 'Team invitations',
        loadComponent: () => import('./feature-invitations/invitations-page.js'),
      },
      { path: 'settings', title: 'Team settings', loadComponent: () => import('./feature-settings/settings-page.js') },
    ],
  },
];
export default routes;
