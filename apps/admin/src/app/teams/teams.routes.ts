import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Teams', loadComponent: () => import('./feature-list/teams-page.js') },
  { path: ':id', title: 'Team', loadComponent: () => import('./feature-team/team-page.js') },
];
export default routes;
