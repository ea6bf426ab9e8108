import type { FeatureName, Permission } from '@odr/contracts';

import type { Features } from '../shared/data-features/features.js';
import type { Session } from '../shared/data-session/session.js';
import type { IconName } from '../shared/ui-icon/icon-paths.js';

export interface Destination {
  readonly path: string;
  readonly word: string;
  readonly icon: IconName;
  /** Who finds it; without one it is for everybody. */
  readonly permission?: Permission;
  /** While this is switched off, only those who look after the whole collection find it. */
  readonly feature?: FeatureName;
}

/** The rail, from the top. */
export const DESTINATIONS: readonly Destination[] = [
  { path: '/browse', word: 'Browse', icon: 'photo_library' },
  { path: '/sets', word: 'Sets', icon: 'folder_open' },
  { path: '/contribute', word: 'Contribute', icon: 'upload', permission: 'content.create' },
  { path: '/annotate', word: 'Annotate', icon: 'draw', permission: 'annotation.create' },
  { path: '/imports', word: 'Imports', icon: 'inbox', permission: 'import.read' },
  { path: '/campaigns', word: 'Campaigns', icon: 'fact_check', permission: 'annotation_campaign.read' },
  { path: '/moderation', word: 'Moderate', icon: 'gavel', permission: 'moderation.decide' },
  { path: '/duplicates', word: 'Duplicates', icon: 'difference', permission: 'duplicate.read' },
  { path: '/annotation-quality', word: 'Quality', icon: 'verified', permission: 'annotation.read' },
  { path: '/annotation-exchange', word: 'In and out', icon: 'swap_horiz', permission: 'annotation.read' },
  { path: '/annotation-sources', word: 'Sources', icon: 'sell', permission: 'annotation_source.read' },
  { path: '/exports', word: 'Exports', icon: 'dataset', permission: 'export.create', feature: 'Show Datasets' },
  { path: '/reports', word: 'Reports', icon: 'flag', permission: 'report.read_own' },
  { path: '/teams', word: 'Teams', icon: 'groups', permission: 'team.read' },
];

/** A page of the administration; `purpose` stands on the page that leads to them all. */
export interface AdministrationPlace extends Destination {
  readonly permission: Permission;
  readonly purpose: string;
}

/** Behind one entry of the rail, so that the rail stays short however many there are. */
export const ADMINISTRATION: readonly AdministrationPlace[] = [
  {
    path: '/users',
    word: 'Users',
    icon: 'manage_accounts',
    permission: 'user.read',
    purpose: 'Who has an account, what each may do, and whether they may do anything.',
  },
  {
    path: '/sign-in-policy',
    word: 'Sign-in',
    icon: 'security',
    permission: 'sign_in_policy.manage',
    purpose: 'Which roles need a second factor, and how many have one.',
  },
  {
    path: '/jobs',
    word: 'Jobs',
    icon: 'monitoring',
    permission: 'job.read',
    purpose: 'What runs in the background, what waits, what went wrong.',
  },
  {
    path: '/scans',
    word: 'Scans',
    icon: 'image_search',
    permission: 'job.read',
    purpose: 'What machines look for in pictures, how far each is, and what it could not look at.',
  },
  {
    path: '/suggestions',
    word: 'Models',
    icon: 'smart_toy',
    permission: 'suggestion_model.manage',
    purpose: 'What proposes annotations, how good it is, and how far it is trusted.',
  },
  {
    path: '/audit',
    word: 'Audit log',
    icon: 'receipt_long',
    permission: 'audit.read',
    purpose: 'Who did what, to whom and from where, in a log that cannot be changed unnoticed.',
  },
  {
    path: '/mailbox',
    word: 'Mailbox',
    icon: 'mail',
    permission: 'mailbox.read',
    purpose: 'Mails that are kept here while no mail server is set up.',
  },
  {
    path: '/service-accounts',
    word: 'Service accounts',
    icon: 'smart_toy',
    permission: 'service_account.manage',
    purpose: 'Accounts of pipelines: their keys, and who answers for each.',
  },
  {
    path: '/agreements',
    word: 'Agreements',
    icon: 'handshake',
    permission: 'agreement.publish',
    purpose: 'What contributors accept, and new versions of it.',
  },
  {
    path: '/features',
    word: 'Features',
    icon: 'toggle_on',
    permission: 'feature_toggle.manage',
    purpose: 'What is switched on, and for whom.',
  },
];

/** Whether the place is switched on for whoever is here. */
export const switchedOn =
  (features: Features, session: Session) =>
  ({ feature }: Destination): boolean =>
    feature === undefined || features.isOn(feature) || session.can('content.read_any');

/** Whether this person finds the place. */
export const openTo =
  (session: Session) =>
  ({ permission }: Destination): boolean =>
    permission === undefined || session.can(permission);
