import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'pending' },
  {
    path: 'wellbeing',
    title: 'What you see',
    loadComponent: () => import('./feature-wellbeing/wellbeing-page.js'),
  },
  { path: ':queue', title: 'Moderation', loadComponent: () => import('./feature-queue/queue-page.js') },
];
export default routes;
