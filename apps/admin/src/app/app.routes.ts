import type { Routes } from '@angular/router';

import { can } from './shared/data-session/can.js';
import { ADMINISTRATION } from './shell/destinations.js';

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'browse' },
  { path: '', loadChildren: () => import('./account/account.routes.js') },
  { path: 'browse', loadChildren: () => import('./search/search.routes.js') },
  { path: 'contents', loadChildren: () => import('./content/content.routes.js') },
  { path: 'annotations', loadChildren: () => import('./annotation-history/annotation-history.routes.js') },
  {
    path: 'contribute',
    canMatch: [can('content.create')],
    loadChildren: () => import('./contribute/contribute.routes.js'),
  },
  {
    path: 'annotate',
    canMatch: [can('annotation.create')],
    loadChildren: () => import('./annotate/annotate.routes.js'),
  },
  {
    path: 'annotation-quality',
    canMatch: [can('annotation.read')],
    loadChildren: () => import('./annotation-quality/annotation-quality.routes.js'),
  },
  {
    path: 'annotation-exchange',
    canMatch: [can('annotation.read')],
    loadChildren: () => import('./annotation-exchange/annotation-exchange.routes.js'),
  },
  { path: 'imports', canMatch: [can('import.read')], loadChildren: () => import('./imports/imports.routes.js') },
  {
    path: 'moderation/quality',
    canMatch: [can('moderation.read_quality')],
    loadChildren: () => import('./moderation-quality/moderation-quality.routes.js'),
  },
  {
    path: 'moderation/settings',
    canMatch: [can('moderation_queue.manage')],
    loadChildren: () => import('./moderation-settings/moderation-settings.routes.js'),
  },
  {
    path: 'moderation/reporters',
    canMatch: [can('reporter.manage')],
    loadChildren: () => import('./reporters/reporters.routes.js'),
  },
  {
    path: 'moderation/accounts',
    canMatch: [can('moderation.read_events')],
    loadChildren: () => import('./accounts/accounts.routes.js'),
  },
  {
    path: 'moderation/holds',
    canMatch: [can('moderation_queue.manage')],
    loadChildren: () => import('./holds/holds.routes.js'),
  },
  {
    path: 'standing',
    canMatch: [can('statement.read_own')],
    loadChildren: () => import('./standing/standing.routes.js'),
  },
  {
    path: 'moderation/batches',
    canMatch: [can('moderation.decide')],
    loadChildren: () => import('./moderation-batches/moderation-batches.routes.js'),
  },
  {
    path: 'moderation',
    canMatch: [can('moderation.decide')],
    loadChildren: () => import('./moderation/moderation.routes.js'),
  },
  {
    path: 'agreements/:kind/versions/:version/text',
    title: 'Agreement',
    loadComponent: () => import('./agreements/feature-text/text-page.js'),
  },
  { path: 'appeals', canMatch: [can('statement.read_own')], loadChildren: () => import('./appeals/appeals.routes.js') },
  { path: 'policies', canMatch: [can('policy.read')], loadChildren: () => import('./policies/policies.routes.js') },
  { path: 'rules', canMatch: [can('moderation_rule.manage')], loadChildren: () => import('./rules/rules.routes.js') },
  { path: 'reports', canMatch: [can('report.read_own')], loadChildren: () => import('./reports/reports.routes.js') },
  {
    path: 'campaigns',
    canMatch: [can('annotation_campaign.read')],
    loadChildren: () => import('./campaigns/campaigns.routes.js'),
  },
  { path: 'invitations', loadChildren: () => import('./teams/invitations.routes.js') },
  {
    path: 'notifications',
    canMatch: [can('notification.manage')],
    loadChildren: () => import('./notifications/notifications.routes.js'),
  },
  {
    path: 'unsubscribe',
    title: 'Unsubscribe',
    loadComponent: () => import('./notifications/feature-unsubscribe/unsubscribe-page.js'),
  },
  {
    path: 'annotation-sources',
    canMatch: [can('annotation_source.read')],
    loadChildren: () => import('./annotation-sources/annotation-sources.routes.js'),
  },
  { path: 'notice', loadChildren: () => import('./notices/notices.routes.js') },
  { path: 'transparency', loadChildren: () => import('./transparency/transparency.routes.js') },
  {
    path: 'hash-banks',
    canMatch: [can('hash_bank.read')],
    loadChildren: () => import('./hash-banks/hash-banks.routes.js'),
  },
  { path: 'map', loadChildren: () => import('./map/map.routes.js') },
  { path: 'sets', loadChildren: () => import('./sets/sets.routes.js') },
  {
    path: 'saved-searches',
    canMatch: [can('saved_search.manage')],
    loadChildren: () => import('./saved-searches/saved-searches.routes.js'),
  },
  {
    path: 'discover',
    canMatch: [can('recommendation.read')],
    loadChildren: () => import('./discover/discover.routes.js'),
  },
  { path: 'licenses', loadChildren: () => import('./licenses/licenses.routes.js') },
  { path: 'compliance', loadChildren: () => import('./compliance/compliance.routes.js') },
  { path: 'gaps', canMatch: [can('search.read_gaps')], loadChildren: () => import('./gaps/gaps.routes.js') },
  {
    path: 'duplicates',
    canMatch: [can('duplicate.read')],
    loadChildren: () => import('./duplicates/duplicates.routes.js'),
  },
  { path: 'teams', canMatch: [can('team.read')], loadChildren: () => import('./teams/teams.routes.js') },
  { path: 'datasets', loadChildren: () => import('./datasets/datasets.routes.js') },
  { path: 'exports', canMatch: [can('export.create')], loadChildren: () => import('./exports/exports.routes.js') },
  {
    path: '',
    loadComponent: () => import('./shell/administration/administration-frame.js'),
    children: [
      {
        path: 'admin',
        title: 'Administration',
        canMatch: [can(...ADMINISTRATION.map(({ permission }) => permission))],
        loadComponent: () => import('./shell/administration/administration-page.js'),
      },
      { path: 'audit', canMatch: [can('audit.read')], loadChildren: () => import('./audit/audit.routes.js') },
      {
        path: 'search-quality',
        canMatch: [can('search_quality.read')],
        loadChildren: () => import('./search-quality/search-quality.routes.js'),
      },
      {
        path: 'engines',
        canMatch: [can('embedding_engine.manage')],
        loadChildren: () => import('./engines/engines.routes.js'),
      },
      { path: 'scans', canMatch: [can('job.read')], loadChildren: () => import('./scans/scans.routes.js') },
      {
        path: 'suggestions',
        canMatch: [can('suggestion_model.manage')],
        loadChildren: () => import('./suggestions/suggestions.routes.js'),
      },
      { path: 'jobs', canMatch: [can('job.read')], loadChildren: () => import('./jobs/jobs.routes.js') },
      {
        path: 'agreements',
        canMatch: [can('agreement.publish')],
        loadChildren: () => import('./agreements/agreements.routes.js'),
      },
      {
        path: 'service-accounts',
        canMatch: [can('service_account.manage')],
        loadChildren: () => import('./service-accounts/service-accounts.routes.js'),
      },
      {
        path: 'features',
        canMatch: [can('feature_toggle.manage')],
        loadChildren: () => import('./features/features.routes.js'),
      },
      { path: 'mailbox', canMatch: [can('mailbox.read')], loadChildren: () => import('./mailbox/mailbox.routes.js') },
      {
        path: 'sign-in-policy',
        canMatch: [can('sign_in_policy.manage')],
        loadChildren: () => import('./sign-in-policy/sign-in-policy.routes.js'),
      },
      { path: 'users', canMatch: [can('user.read')], loadChildren: () => import('./users/users.routes.js') },
    ],
  },
  { path: '**', title: 'Not found', loadComponent: () => import('./shell/not-found-page.js') },
];
