import type { AcceptanceMethod, AgreementKind } from './agreements.js';
import type { ExportFormat, PushTarget, VersionWithdrawalReason } from './datasets.js';
import type { FeatureName, FeatureSetting } from './features.js';
import type { HashBankKind, HashConfirmation } from './hash-banks.js';
import type { ImportKind } from './imports.js';
import type { AppealOutcome, DecisionAction } from './moderation.js';
import type { Permission, Role, TeamRole } from './permissions.js';
import type { MuteAppealOutcome } from './reporters.js';
import type { RuleStatus } from './rules.js';

type Nothing = Record<string, never>;

/**
 * Every act that the audit log keeps, and what is kept about it beside actor, subject, address and request.
 * Ids, codes and numbers only: rows cannot be erased, so nothing a person wrote and no secret may get into one.
 */
export interface AuditDetails {
  'auth.signed_in': { sessionId: string };
  /** The subject is missing when nobody has the address. */
  'auth.sign_in_failed': {
    reason: 'unknown_address' | 'wrong_password' | 'inactive' | 'unverified' | 'wrong_second_factor';
  };
  'auth.signed_out': { sessionId: string };
  /** A refresh token came back after it had been exchanged; its session has ended. */
  'auth.refresh_reused': { sessionId: string };
  'auth.session_revoked': { sessionId: string };
  'auth.password_changed': Nothing;
  /** Somebody asked for a link to choose a new one. The subject is missing when nobody has the address. */
  'auth.password_forgotten': Nothing;
  /** Without the old one: by such a link, or by an operator, who is no actor. */
  'auth.password_reset': Nothing;
  'auth.email_verified': Nothing;
  'auth.email_change_asked': Nothing;
  'auth.email_change_cancelled': Nothing;
  /** The new address was proved and has taken the place of the old one. */
  'auth.email_changed': Nothing;
  'auth.totp_enabled': Nothing;
  /** By its owner, who had a code. */
  'auth.totp_disabled': Nothing;
  /** By an administrator, or by an operator: then there is no actor. */
  'auth.second_factor_reset': Nothing;
  'auth.recovery_codes_made': { count: number };
  'auth.recovery_code_used': { left: number };
  'auth.sign_in_policy_changed': { secondFactorRequiredFor: readonly Role[] };
  'auth.api_key_made': { apiKeyId: string; scopes: readonly Permission[] };
  'auth.api_key_revoked': { apiKeyId: string };
  /** By itself when both sides have verified the address, on request, or with the account that was made for it. */
  'auth.identity_linked': { identityId: string; by: 'verified_address' | 'request' | 'new_account' };
  'auth.identity_unlinked': { identityId: string };
  /** By the person it binds, or by an administrator for a service account: then the actor is not the subject. */
  'agreement.accepted': { kind: AgreementKind; version: string; sha256: string; method: AcceptanceMethod };
  'agreement.published': { kind: AgreementKind; version: string; sha256: string };
  /** By themselves: with a password, or through a provider elsewhere. */
  'user.registered': { by: 'password' | 'provider' };
  /** Somebody tried to, with an address that has an account; its owner is the subject and was told. */
  'user.registered_again': Nothing;
  /** At the command line: the first administrator. */
  'user.created_by_operator': { role: Role };
  /** Out of every session, by an administrator. */
  'user.signed_out': { sessions: number };
  'user.role_changed': { from: Role; to: Role };
  /** Of a service account, with who answers for it: the subject is its account. */
  'service_account.made': { role: Role; ownerType: 'user' | 'team'; ownerId: string };
  'service_account.renamed': Nothing;
  'service_account.owner_changed': { ownerType: 'user' | 'team'; ownerId: string };
  'user.activated': Nothing;
  'user.deactivated': Nothing;
  /** From contributing, by a person. */
  'user.suspended': { policy: string; until: string };
  'user.suspension_lifted': Nothing;
  'user.suspension_appealed': Nothing;
  'user.suspension_appeal_decided': { outcome: AppealOutcome };
  'team.created': Nothing;
  'team.renamed': Nothing;
  /** Null for what the configuration says. */
  'team.quota_set': { bytes: number | null };
  /** How much content it held, and where that went: to `uploaders`, or to a team. */
  'team.deleted': { contents: number; contentTo: string | null };
  'team.member_added': { memberId: string; role: TeamRole };
  'team.member_role_changed': { memberId: string; from: TeamRole; to: TeamRole };
  /** By someone else, or by leaving: then the actor is the member. */
  'team.member_removed': { memberId: string; role: TeamRole };
  /** The new owner; who handed the team over is an admin from then on. */
  'team.transferred': { memberId: string };
  'team.invitation_made': { invitationId: string; role: TeamRole };
  'team.invitation_withdrawn': { invitationId: string };
  'team.invitation_accepted': { invitationId: string; role: TeamRole };
  'team.invitation_declined': { invitationId: string };
  /** In an installation that keeps its mails: some hold links that sign in as their addressee. */
  'mailbox.mail_read': { messageId: string };
  'import.made': { kind: ImportKind };
  'import.cancelled': Nothing;
  'export.made': { format: ExportFormat };
  'export.pushed': { pushId: string; target: PushTarget };
  'license.granted': { contentId: string };
  'license.grant_revoked': { contentId: string };
  'license.credit_removed': { contentId: string };
  'license.credit_restored': { contentId: string };
  'dataset.made': Nothing;
  'dataset.deleted': Nothing;
  'dataset.released': { versionId: string; items: number };
  'dataset.version_withdrawn': { versionId: string; reason: VersionWithdrawalReason };
  'dataset.acknowledged': { sequence: number };
  /** How many of a cluster stay, and how many copies were removed with what they knew given to those. */
  'duplicate.resolved': { clusterId: string; kept: number; removed: number; toldApart: number };
  'duplicate.resolution_undone': { restored: number };
  'hash_bank.made': { kind: HashBankKind; distance: number };
  'hash_bank.changed': { kind: HashBankKind; distance: number; isEnabled: boolean };
  /** It hides again what it knows. */
  'hash_bank.resumed': Nothing;
  'hash_bank.deleted': Nothing;
  'hash_bank.entries_added': { count: number };
  'hash_bank.entry_changed': { entryId: string; confirmed: HashConfirmation };
  'hash_bank.entry_removed': { entryId: string };
  /** What a search through everything here had found was hidden, or people were asked. */
  'hash_bank.search_applied': { scanId: string; matched: number };
  'hash_bank.search_discarded': { scanId: string; matched: number };
  'moderation_batch.applied': { action: DecisionAction; items: number };
  'moderation_batch.undone': { items: number };
  'suggestion_model.made': Nothing;
  'suggestion_model.changed': { isOn: boolean; acceptsItself: boolean };
  /** By itself: what people decided last does not prove any more that it can do without them. */
  'suggestion_model.proof_lost': Nothing;
  'suggestion_model.acceptances_undone': { count: number };
  'embedding_engine.made': { backend: 'onnx' | 'http' | 'client' };
  'embedding_engine.changed': { supported: boolean };
  /** The subject answers by default from now on; the engine that did so still serves. */
  'embedding_engine.switched': { from: string | null };
  'embedding_engine.retired': Nothing;
  'rule.made': { version: number };
  'rule.changed': { version: number };
  /** The actor is missing when the alarm has paused it. */
  'rule.moved': { version: number; from: RuleStatus; to: RuleStatus };
  'rule.settings_changed': { precisionFloor: number; minJudgedHits: number };
  'moderation.quality_changed': { goldShare: number; reviewShare: number };
  /** Reports of the subject weigh more from then on, or no longer. */
  'reporter.trusted': Nothing;
  'reporter.distrusted': Nothing;
  /** Null for a muting without an end. */
  'reporter.muted': { days: number | null };
  'reporter.unmuted': Nothing;
  'reporter.mute_appealed': Nothing;
  'reporter.mute_appeal_decided': { outcome: MuteAppealOutcome };
  /** By whoever leads: it was kept for too long. */
  'moderation_case.released': { queue: string; holder: string };
  'moderation_case.handed_over': { queue: string; from: string; to: string };
  'moderation_queue.created': { queue: string };
  'moderation_queue.changed': { queue: string; version: number; members: number; hiddenActions: number };
  'moderation_queue.deleted': { queue: string };
  'moderation_routing.changed': { version: number; rules: number; moves: number };
  /** Written, changed or retired: each time another version. */
  'moderation_policy.versioned': { code: string; version: number; isActive: boolean };
  'feature_toggle.changed': { feature: FeatureName; from: FeatureSetting; to: FeatureSetting };
}
export type AuditAct = keyof AuditDetails;

/** The names of the acts, for filters. */
export const AUDIT_ACTS = Object.keys({
  'auth.signed_in': true,
  'auth.sign_in_failed': true,
  'auth.signed_out': true,
  'auth.refresh_reused': true,
  'auth.session_revoked': true,
  'auth.password_changed': true,
  'auth.password_forgotten': true,
  'auth.password_reset': true,
  'auth.email_verified': true,
  'auth.email_change_asked': true,
  'auth.email_change_cancelled': true,
  'auth.email_changed': true,
  'auth.totp_enabled': true,
  'auth.totp_disabled': true,
  'auth.second_factor_reset': true,
  'auth.recovery_codes_made': true,
  'auth.recovery_code_used': true,
  'auth.sign_in_policy_changed': true,
  'auth.api_key_made': true,
  'auth.api_key_revoked': true,
  'auth.identity_linked': true,
  'auth.identity_unlinked': true,
  'agreement.accepted': true,
  'agreement.published': true,
  'user.registered': true,
  'user.registered_again': true,
  'user.created_by_operator': true,
  'user.signed_out': true,
  'user.role_changed': true,
  'service_account.made': true,
  'service_account.renamed': true,
  'service_account.owner_changed': true,
  'user.activated': true,
  'user.deactivated': true,
  'user.suspended': true,
  'user.suspension_lifted': true,
  'user.suspension_appealed': true,
  'user.suspension_appeal_decided': true,
  'team.created': true,
  'team.renamed': true,
  'team.quota_set': true,
  'team.deleted': true,
  'team.member_added': true,
  'team.member_role_changed': true,
  'team.member_removed': true,
  'team.transferred': true,
  'team.invitation_made': true,
  'team.invitation_withdrawn': true,
  'team.invitation_accepted': true,
  'team.invitation_declined': true,
  'mailbox.mail_read': true,
  'import.made': true,
  'import.cancelled': true,
  'export.made': true,
  'export.pushed': true,
  'license.granted': true,
  'license.grant_revoked': true,
  'license.credit_removed': true,
  'license.credit_restored': true,
  'dataset.made': true,
  'dataset.deleted': true,
  'dataset.released': true,
  'dataset.version_withdrawn': true,
  'dataset.acknowledged': true,
  'duplicate.resolved': true,
  'duplicate.resolution_undone': true,
  'hash_bank.made': true,
  'hash_bank.changed': true,
  'hash_bank.resumed': true,
  'hash_bank.deleted': true,
  'hash_bank.entries_added': true,
  'hash_bank.entry_changed': true,
  'hash_bank.entry_removed': true,
  'hash_bank.search_applied': true,
  'hash_bank.search_discarded': true,
  'moderation_batch.applied': true,
  'moderation_batch.undone': true,
  'suggestion_model.made': true,
  'suggestion_model.changed': true,
  'suggestion_model.proof_lost': true,
  'suggestion_model.acceptances_undone': true,
  'embedding_engine.made': true,
  'embedding_engine.changed': true,
  'embedding_engine.switched': true,
  'embedding_engine.retired': true,
  'rule.made': true,
  'rule.changed': true,
  'rule.moved': true,
  'rule.settings_changed': true,
  'moderation.quality_changed': true,
  'reporter.trusted': true,
  'reporter.distrusted': true,
  'reporter.muted': true,
  'reporter.unmuted': true,
  'reporter.mute_appealed': true,
  'reporter.mute_appeal_decided': true,
  'moderation_case.released': true,
  'moderation_case.handed_over': true,
  'moderation_queue.created': true,
  'moderation_queue.changed': true,
  'moderation_queue.deleted': true,
  'moderation_routing.changed': true,
  'moderation_policy.versioned': true,
  'feature_toggle.changed': true,
} satisfies Record<AuditAct, true>) as readonly AuditAct[];

/** What an act can be about. */
export const AuditSubjectType = {
  User: 'user',
  Team: 'team',
  Import: 'import',
  Export: 'export',
  Dataset: 'dataset',
  SuggestionModel: 'suggestion_model',
  Resolution: 'resolution',
  HashBank: 'hash_bank',
  ModerationBatch: 'moderation_batch',
  ModerationCase: 'moderation_case',
  EmbeddingEngine: 'embedding_engine',
  Rule: 'rule',
} as const;
export type AuditSubjectType = (typeof AuditSubjectType)[keyof typeof AuditSubjectType];
