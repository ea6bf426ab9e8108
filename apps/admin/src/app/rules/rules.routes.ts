import type { Routes } from '@angular/router';

const routes: Routes = [
  { path: '', title: 'Rules', loadComponent: () => import('./feature-list/rules-page.js') },
  { path: 'new', title: 'New rule', loadComponent: () => import('./feature-rule/rule-page.js') },
  { path: ':id', title: 'Rule', loadComponent: () => import('./feature-rule/rule-page.js') },
];
export default routes;
