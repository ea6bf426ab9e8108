import type { FeatureName, Permission } from '@odr/contracts';

import type { Features } from '../shared/data-features/features.js';
import type { Session } from '../shared/data-session/session.js';
import type { IconName } from '../shared/ui-icon/icon-paths.js';

export interface Destination {
  readonly path: string;
  readonly word: string;
  /** Who finds it; without one it is for everybody. */
  readonly permission?: Permission;
  /** While this is switched off, only those who look after the whole collection find it. */
  readonly feature?: FeatureName;
}

/** What the rail names: places that belong together. It leads to the first of them that is open to whoever is here. */
export interface Area {
  readonly word: string;
  readonly icon: IconName;
  readonly places: readonly Destination[];
}

/** The rail, from the top. */
export const AREAS: readonly Area[] = [
  {
    word: 'Explore',
    icon: 'travel_explore',
    places: [
      { path: '/browse', word: 'Browse' },
      { path: '/map', word: 'Map' },
      { path: '/discover', word: 'Discover', permission: 'recommendation.read' },
      { path: '/saved-searches', word: 'Saved searches', permission: 'saved_search.manage' },
      { path: '/gaps', word: 'Gaps', permission: 'search.read_gaps' },
      { path: '/transparency', word: 'Transparency' },
    ],
  },
  {
    word: 'Contribute',
    icon: 'upload',
    places: [
      { path: '/contribute', word: 'Pictures', permission: 'content.create' },
      { path: '/imports', word: 'Imports', permission: 'import.read' },
      { path: '/reports', word: 'Reports', permission: 'report.read_own' },
      { path: '/appeals', word: 'Decisions', permission: 'statement.read_own' },
      { path: '/standing', word: 'Standing', permission: 'statement.read_own' },
      { path: '/policies', word: 'Policies', permission: 'policy.read' },
    ],
  },
  {
    word: 'Annotate',
    icon: 'draw',
    places: [
      { path: '/annotate', word: 'Desk', permission: 'annotation.create' },
      { path: '/campaigns', word: 'Campaigns', permission: 'annotation_campaign.read' },
      { path: '/annotation-quality', word: 'Quality', permission: 'annotation.read' },
      { path: '/annotation-exchange', word: 'In and out', permission: 'annotation.read' },
      { path: '/annotation-sources', word: 'Sources', permission: 'annotation_source.read' },
    ],
  },
  {
    word: 'Curate',
    icon: 'dataset',
    places: [
      { path: '/sets', word: 'Sets' },
      { path: '/duplicates', word: 'Duplicates', permission: 'duplicate.read' },
      { path: '/datasets', word: 'Datasets', feature: 'Show Datasets' },
      { path: '/exports', word: 'Exports', permission: 'export.create', feature: 'Show Datasets' },
      { path: '/compliance', word: 'Compliance', permission: 'content.read' },
      { path: '/licenses', word: 'Licences' },
    ],
  },
  {
    word: 'Moderate',
    icon: 'gavel',
    places: [
      { path: '/moderation', word: 'Queues', permission: 'moderation.decide' },
      { path: '/moderation/escalated', word: 'Escalated', permission: 'moderation.read_events' },
      { path: '/moderation/batches', word: 'Batches', permission: 'moderation.decide' },
      { path: '/moderation/holds', word: 'Held', permission: 'moderation_queue.manage' },
      { path: '/moderation/accounts', word: 'Accounts', permission: 'moderation.read_events' },
      { path: '/moderation/reporters', word: 'Reporters', permission: 'reporter.manage' },
      { path: '/hash-banks', word: 'Hash banks', permission: 'hash_bank.read' },
      { path: '/rules', word: 'Rules', permission: 'moderation_rule.manage' },
      { path: '/moderation/quality', word: 'Quality', permission: 'moderation.read_quality' },
    ],
  },
  { word: 'Teams', icon: 'groups', places: [{ path: '/teams', word: 'Teams', permission: 'team.read' }] },
];

/** A page of the administration; `purpose` stands on the page that leads to them all. */
export interface AdministrationPlace extends Destination {
  readonly permission: Permission;
  readonly icon: IconName;
  readonly purpose: string;
}

/** Behind one entry of the rail, as the areas are. */
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
    path: '/moderation/settings',
    word: 'Moderation',
    icon: 'gavel',
    permission: 'moderation_queue.manage',
    purpose: 'Who works in which queue, when cases are due, and which cases wait where.',
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
    path: '/engines',
    word: 'Engines',
    icon: 'hub',
    permission: 'embedding_engine.manage',
    purpose: 'What turns pictures and words into vectors, how good it is, and which one answers.',
  },
  {
    path: '/search-quality',
    word: 'Search quality',
    icon: 'travel_explore',
    permission: 'search_quality.read',
    purpose: 'How much searches by likeness and meaning find of what they should.',
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
    purpose: 'Mails that have not arrived; all of them, while no mail server is set up.',
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

/** Pages about whoever is here; the menu of the account leads to them. */
export const OWN: readonly (Destination & { readonly icon: IconName })[] = [
  { path: '/account/profile', word: 'Profile', icon: 'person', permission: 'account.manage' },
  { path: '/account/security', word: 'Security', icon: 'lock', permission: 'account.manage' },
  { path: '/account/sessions', word: 'Sessions', icon: 'devices', permission: 'account.manage' },
  { path: '/account/api-keys', word: 'API keys', icon: 'key', permission: 'account.manage' },
  { path: '/account/notifications', word: 'Mails', icon: 'mail', permission: 'account.manage' },
  { path: '/account/agreements', word: 'Accepted agreements', icon: 'handshake', permission: 'account.manage' },
  { path: '/notifications', word: 'Notifications', icon: 'notifications', permission: 'notification.manage' },
];

/** Of these places the one that an address lies in: the longest path that it begins with. */
export const placeOf = <T extends { readonly path: string }>(places: readonly T[], address: string): T | undefined => {
  const path = address.split(/[?#]/)[0] ?? '';
  const around = places.filter((place) => path === place.path || path.startsWith(`${place.path}/`));
  return around.toSorted((a, b) => b.path.length - a.path.length)[0];
};

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
