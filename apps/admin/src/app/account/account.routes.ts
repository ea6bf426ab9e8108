import { inject } from '@angular/core';
import { type CanMatchFn, Router, type Routes } from '@angular/router';

import { can } from '../shared/data-session/can.js';
import { Session } from '../shared/data-session/session.js';
import { section } from './section.js';

/** Whoever owes nothing finds the second factor among the rest of their account. */
const owing: CanMatchFn = () => inject(Session).mustEnrol() || inject(Router).createUrlTree(['/account/security']);

const routes: Routes = [
  { path: 'sign-in', title: 'Sign in', loadComponent: () => import('./feature-sign-in/sign-in-page.js') },
  {
    path: 'sign-in/finish',
    title: 'Signing in',
    loadComponent: () => import('./feature-finish/finish-page.js'),
  },
  {
    path: 'forgot-password',
    title: 'Forgot your password?',
    loadComponent: () => import('./feature-forgot-password/forgot-password-page.js'),
  },
  {
    path: 'reset-password',
    title: 'Choose a new password',
    loadComponent: () => import('./feature-reset-password/reset-password-page.js'),
  },
  {
    path: 'verify-email',
    title: 'Confirm your e-mail address',
    loadComponent: () => import('./feature-verify-email/verify-email-page.js'),
  },
  {
    path: 'second-factor',
    title: 'Set up a second factor',
    canMatch: [owing],
    loadComponent: () => import('./feature-enrol/enrol-page.js'),
  },
  { path: 'register', title: 'Create an account', loadComponent: () => import('./feature-register/register-page.js') },
  {
    path: 'contributor-terms',
    title: 'Contributor terms',
    canMatch: [can('content.create')],
    loadComponent: () => import('./feature-terms/terms-page.js'),
  },
  {
    path: 'account',
    canMatch: [can('account.manage')],
    loadComponent: () => import('./feature-frame/account-frame.js'),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'profile' },
      section('profile', 'Profile', 'person', () => import('./feature-profile/profile-page.js')),
      section('security', 'Security', 'lock', () => import('./feature-security/security-page.js')),
      section('sessions', 'Sessions', 'devices', () => import('./feature-sessions/sessions-page.js')),
      section('api-keys', 'API keys', 'key', () => import('./feature-api-keys/api-keys-page.js')),
      section(
        'notifications',
        'Notifications',
        'notifications',
        () => import('./feature-notifications/notifications-page.js'),
      ),
      section('agreements', 'Agreements', 'handshake', () => import('./feature-agreements/agreements-page.js')),
      {
        path: 'api-keys/new',
        title: 'New API key',
        loadComponent: () => import('./feature-new-api-key/new-api-key-page.js'),
      },
    ],
  },
];
export default routes;
