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
  'embedding.store',
  'search.similar',
  'saved_search.manage',
  'recommendation.read',
  'duplicate.read',
  'duplicate.resolve',
  'report.create',
  'report.read_own',
  'policy.read',
  'statement.read_own',
  'appeal.create',
  'dataset.manage',
  'export.create',
  'export.read',
] as const;

const MODERATOR = [
  'moderation.read',
  'moderation.claim',
  'moderation.decide',
  'moderation.read_events',
  'user.suspend',
  'moderation.read_quality',
  'hash_bank.read',
  'license.verify',
  'content.read_any',
  'search.read_gaps',
] as const;

const ADMIN = [
  'reporter.manage',
  'moderation.manage_quality',
  'moderation.claim_escalated',
  'hash_bank.manage',
  'moderation_queue.manage',
  'policy.manage',
  'moderation.verify',
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
  'search_quality.read',
  'embedding_engine.manage',
  'search_map.manage',
  'moderation_rule.manage',
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
 * from them that something happened, or to read the links that others are sent. Nor may a machine teach machines what to hide.
 */
export const PERSON_ONLY: ReadonlySet<Permission> = new Set<Permission>([
  'account.manage',
  'api_key.manage',
  'notification.manage',
  'user.suspend',
  'hash_bank.manage',
  'mailbox.read',
  'sign_in_policy.manage',
  'service_account.manage',
]);

/** What a suspended account may still do: read, look after itself, take its own away, and appeal. What is not here waits. */
export const SUSPENDED_MAY: ReadonlySet<Permission> = new Set<Permission>([
  'account.manage',
  'notification.manage',
  'team.read',
  'content.read',
  'content.delete',
  'content_set.read',
  'import.read',
  'annotation.read',
  'annotation.delete',
  'annotation_campaign.read',
  'annotation_source.read',
  'embedding.read',
  'search.similar',
  'saved_search.manage',
  'recommendation.read',
  'duplicate.read',
  'report.read_own',
  'policy.read',
  'statement.read_own',
  'appeal.create',
  'export.read',
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
