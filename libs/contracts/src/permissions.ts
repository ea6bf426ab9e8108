/** What a person is to the whole system. What they are to a team is `TeamRole`. */
export const Role = { Contributor: 'contributor', Moderator: 'moderator', Admin: 'admin' } as const;
export type Role = (typeof Role)[keyof typeof Role];

/** Who an account stands for: somebody who signs in, or a pipeline that acts by API keys alone. */
export const AccountKind = { Person: 'person', Service: 'service' } as const;
export type AccountKind = (typeof AccountKind)[keyof typeof AccountKind];

export const TeamRole = { Owner: 'owner', Admin: 'admin', Contributor: 'contributor', Viewer: 'viewer' } as const;
export type TeamRole = (typeof TeamRole)[keyof typeof TeamRole];

const CONTRIBUTOR = [
  'account.manage',
  'api_key.manage',
  'notification.manage',
  'team.read',
  'team.create',
  'team.join',
  'team.manage',
  'content.read',
  'content.create',
  'content.update',
  'content.delete',
  'content_set.read',
  'content_set.manage',
  'import.read',
  'import.create',
  'annotation.read',
  'annotation.create',
  'annotation.update',
  'annotation.delete',
  'annotation.rate',
  'annotation_campaign.read',
  'annotation_campaign.create',
  'suggestion.deliver',
  'annotation_source.read',
  'annotation_source.create',
  'embedding.read',
  'embedding.compute',
  'search.similar',
  'duplicate.read',
  'duplicate.resolve',
  'report.create',
  'report.read_own',
  'export.create',
  'export.read',
] as const;

const MODERATOR = [
  'moderation.read',
  'moderation.claim',
  'moderation.decide',
  'moderation.read_events',
  'content.read_any',
] as const;

const ADMIN = [
  'moderation.claim_escalated',
  'annotation_campaign.manage_any',
  'suggestion_model.manage',
  'annotation_source.manage_any',
  'import.manage_any',
  'audit.read',
  'mailbox.read',
  'user.read',
  'user.update',
  'sign_in_policy.manage',
  'team.manage_any',
  'job.read',
  'job.manage',
  'embedding.backfill',
  'feature_toggle.manage',
  'agreement.publish',
  'service_account.manage',
] as const;

/** Everything a route may ask for, as `noun.verb`. Declared here and nowhere else. */
export const PERMISSIONS = [...CONTRIBUTOR, ...MODERATOR, ...ADMIN] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Roles are sets of permissions; each includes the one before it. */
export const PERMISSIONS_OF: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  contributor: new Set<Permission>(CONTRIBUTOR),
  moderator: new Set<Permission>([...CONTRIBUTOR, ...MODERATOR]),
  admin: new Set<Permission>(PERMISSIONS),
};

/** Whether the role carries the permission. Row-level scope is the query's business. */
export const can = (role: Role, permission: Permission): boolean => PERMISSIONS_OF[role].has(permission);

/**
 * What no API key can be given: whoever finds one must not be able to make another, to change how people sign in, to hide
 * from them that something happened, or to read the links that others are sent.
 */
export const PERSON_ONLY: ReadonlySet<Permission> = new Set<Permission>([
  'account.manage',
  'api_key.manage',
  'notification.manage',
  'mailbox.read',
  'sign_in_policy.manage',
  'service_account.manage',
]);

/** What a service account can be: nobody sits behind one who could answer for administering. */
export const SERVICE_ROLES = [Role.Contributor, Role.Moderator] as const;
export type ServiceRole = (typeof SERVICE_ROLES)[number];

/** What no service account can be given either: teams are made and run by people, who can be asked. */
export const NOT_FOR_SERVICES: ReadonlySet<Permission> = new Set<Permission>([
  'team.create',
  'team.join',
  'team.manage',
]);
