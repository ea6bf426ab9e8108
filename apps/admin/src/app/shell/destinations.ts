import type { Permission } from '@odr/contracts';

import type { IconName } from '../shared/ui-icon/icon-paths.js';

export interface Destination {
  readonly path: string;
  readonly word: string;
  readonly icon: IconName;
  /** Who finds it in the rail; without one it is for everybody. */
  readonly permission?: Permission;
}

export const DESTINATIONS: readonly Destination[] = [
  { path: '/browse', word: 'Browse', icon: 'photo_library' },
  { path: '/contribute', word: 'Contribute', icon: 'upload', permission: 'content.create' },
  { path: '/moderation', word: 'Moderate', icon: 'gavel', permission: 'moderation.decide' },
  { path: '/exports', word: 'Exports', icon: 'dataset', permission: 'export.create' },
  { path: '/reports', word: 'Reports', icon: 'flag', permission: 'report.read_own' },
  { path: '/teams', word: 'Teams', icon: 'groups', permission: 'team.read' },
  { path: '/jobs', word: 'Jobs', icon: 'monitoring', permission: 'job.read' },
  { path: '/users', word: 'Users', icon: 'manage_accounts', permission: 'user.read' },
];
