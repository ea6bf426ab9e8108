import type { AuditAct } from '@odr/contracts';

import { words } from '../shared/util-format/format.js';
import type { IconName } from '../shared/ui-icon/icon-paths.js';

export interface ActLook {
  readonly word: string;
  readonly icon: IconName;
  /** Whether it may be an attack, or takes something away. */
  readonly isWarning?: boolean;
}

/** The acts in words, as a line of the log reads. */
const LOOKS: Partial<Record<AuditAct, ActLook>> = {
  'auth.signed_in': { word: 'Signed in', icon: 'login' },
  'auth.sign_in_failed': { word: 'Failed to sign in', icon: 'error', isWarning: true },
  'auth.signed_out': { word: 'Signed out', icon: 'logout' },
  'auth.refresh_reused': { word: 'Used a session token twice', icon: 'gpp_maybe', isWarning: true },
  'auth.session_revoked': { word: 'Ended a session', icon: 'devices' },
  'auth.password_changed': { word: 'Changed the password', icon: 'password' },
  'auth.password_forgotten': { word: 'Asked for a new password', icon: 'mail' },
  'auth.password_reset': { word: 'Reset the password', icon: 'password', isWarning: true },
  'auth.email_verified': { word: 'Verified the e-mail address', icon: 'mark_email_read' },
  'auth.email_change_asked': { word: 'Asked to change the e-mail address', icon: 'mail' },
  'auth.email_change_cancelled': { word: 'Cancelled the change of the e-mail address', icon: 'mail' },
  'auth.email_changed': { word: 'Changed the e-mail address', icon: 'mail', isWarning: true },
  'auth.totp_enabled': { word: 'Turned the second factor on', icon: 'security' },
  'auth.totp_disabled': { word: 'Turned the second factor off', icon: 'security', isWarning: true },
  'auth.second_factor_reset': { word: 'Reset the second factor', icon: 'security', isWarning: true },
  'auth.recovery_codes_made': { word: 'Made recovery codes', icon: 'password' },
  'auth.recovery_code_used': { word: 'Used a recovery code', icon: 'password', isWarning: true },
  'auth.sign_in_policy_changed': { word: 'Changed who needs a second factor', icon: 'policy' },
  'auth.api_key_made': { word: 'Made an API key', icon: 'key' },
  'auth.api_key_revoked': { word: 'Revoked an API key', icon: 'vpn_key_off' },
  'auth.identity_linked': { word: 'Linked an account elsewhere', icon: 'link' },
  'auth.identity_unlinked': { word: 'Unlinked an account elsewhere', icon: 'link_off' },
  'agreement.accepted': { word: 'Accepted an agreement', icon: 'handshake' },
  'agreement.published': { word: 'Published an agreement', icon: 'description' },
  'user.registered': { word: 'Registered', icon: 'person_add' },
  'user.registered_again': { word: 'Tried to register again', icon: 'person_add', isWarning: true },
  'user.created_by_operator': { word: 'Made an account at the command line', icon: 'terminal' },
  'user.signed_out': { word: 'Signed somebody out everywhere', icon: 'devices', isWarning: true },
  'user.role_changed': { word: 'Changed a role', icon: 'manage_accounts', isWarning: true },
  'user.activated': { word: 'Activated an account', icon: 'check_circle' },
  'user.deactivated': { word: 'Deactivated an account', icon: 'block', isWarning: true },
  'moderation_case.released': { word: 'Released a case that somebody held', icon: 'undo' },
  'moderation_case.handed_over': { word: 'Gave a held case to somebody else', icon: 'swap_horiz' },
  'moderation_queue.created': { word: 'Made a moderation queue', icon: 'add' },
  'moderation_queue.changed': { word: 'Changed a moderation queue', icon: 'tune' },
  'moderation_queue.deleted': { word: 'Deleted a moderation queue', icon: 'delete' },
  'moderation_routing.changed': { word: 'Changed where cases wait', icon: 'swap_horiz' },
  'moderation_policy.versioned': { word: 'Changed a moderation policy', icon: 'policy' },
  'user.suspended': { word: 'Suspended an account', icon: 'block', isWarning: true },
  'user.suspension_lifted': { word: 'Lifted a suspension', icon: 'check_circle' },
  'user.suspension_appealed': { word: 'Appealed against being suspended', icon: 'gavel' },
  'user.suspension_appeal_decided': { word: 'Answered the appeal of a suspended account', icon: 'gavel' },
  'team.created': { word: 'Created a team', icon: 'groups' },
  'team.renamed': { word: 'Renamed a team', icon: 'edit' },
  'team.quota_set': { word: 'Set a team’s storage quota', icon: 'dataset' },
  'team.deleted': { word: 'Deleted a team', icon: 'delete', isWarning: true },
  'team.member_added': { word: 'Added a member to a team', icon: 'person_add' },
  'team.member_role_changed': { word: 'Changed a role in a team', icon: 'manage_accounts' },
  'team.member_removed': { word: 'Removed a member from a team', icon: 'person_remove' },
  'team.transferred': { word: 'Handed a team over', icon: 'swap_horiz', isWarning: true },
  'team.invitation_made': { word: 'Invited somebody to a team', icon: 'group_add' },
  'team.invitation_withdrawn': { word: 'Withdrew an invitation', icon: 'cancel' },
  'team.invitation_declined': { word: 'Declined an invitation', icon: 'cancel' },
  'team.invitation_accepted': { word: 'Accepted an invitation', icon: 'handshake' },
  'service_account.made': { word: 'Made a service account', icon: 'smart_toy' },
  'service_account.renamed': { word: 'Renamed a service account', icon: 'edit' },
  'service_account.owner_changed': { word: 'Gave a service account another owner', icon: 'swap_horiz' },
  'mailbox.mail_read': { word: 'Read a kept mail', icon: 'mail', isWarning: true },
  'suggestion_model.made': { word: 'Registered a model', icon: 'smart_toy' },
  'suggestion_model.changed': { word: 'Changed the settings of a model', icon: 'smart_toy' },
  'suggestion_model.proof_lost': {
    word: 'A model lost its proof and stopped accepting',
    icon: 'smart_toy',
    isWarning: true,
  },
  'suggestion_model.acceptances_undone': { word: 'Took back what a model had accepted', icon: 'undo' },
  'embedding_engine.made': { word: 'Registered an embedding engine', icon: 'hub' },
  'embedding_engine.changed': { word: 'Changed the settings of an embedding engine', icon: 'hub' },
  'embedding_engine.switched': { word: 'Switched to another embedding engine', icon: 'hub', isWarning: true },
  'rule.made': { word: 'Wrote a rule', icon: 'gavel' },
  'rule.changed': { word: 'Changed a rule', icon: 'gavel' },
  'rule.moved': { word: 'Changed the status of a rule', icon: 'gavel', isWarning: true },
  'rule.settings_changed': { word: 'Changed what rules have to prove', icon: 'gavel' },
  'embedding_engine.retired': { word: 'Retired an embedding engine', icon: 'hub', isWarning: true },
  'import.made': { word: 'Started an import', icon: 'upload' },
  'import.cancelled': { word: 'Cancelled an import', icon: 'cancel' },
  'license.granted': { word: 'Recorded the grant of a rightsholder', icon: 'verified' },
  'license.grant_revoked': { word: 'Revoked the grant of a rightsholder', icon: 'verified' },
  'license.credit_removed': { word: 'Left names out of a credit', icon: 'verified' },
  'license.credit_restored': { word: 'Named people in a credit again', icon: 'verified' },
  'dataset.made': { word: 'Made a dataset', icon: 'dataset' },
  'dataset.deleted': { word: 'Deleted a dataset', icon: 'dataset' },
  'dataset.released': { word: 'Released a version of a dataset', icon: 'dataset' },
  'dataset.version_withdrawn': { word: 'Withdrew a version of a dataset', icon: 'dataset' },
  'dataset.acknowledged': { word: 'Pruned a copy of a dataset', icon: 'dataset' },
  'export.made': { word: 'Made an export', icon: 'dataset' },
  'export.pushed': { word: 'Took an export elsewhere', icon: 'dataset' },
  'hash_bank.made': { word: 'Made a hash bank', icon: 'fingerprint' },
  'hash_bank.changed': { word: 'Changed a hash bank', icon: 'fingerprint' },
  'hash_bank.resumed': { word: 'Let a hash bank hide again', icon: 'fingerprint' },
  'hash_bank.deleted': { word: 'Deleted a hash bank', icon: 'fingerprint', isWarning: true },
  'hash_bank.entries_added': { word: 'Added hashes to a bank', icon: 'fingerprint' },
  'hash_bank.entry_changed': { word: 'Ruled about an entry of a hash bank', icon: 'fingerprint' },
  'hash_bank.entry_removed': { word: 'Removed an entry of a hash bank', icon: 'fingerprint', isWarning: true },
  'hash_bank.search_applied': { word: 'Acted on what a hash bank found', icon: 'fingerprint', isWarning: true },
  'hash_bank.search_discarded': { word: 'Left alone what a hash bank found', icon: 'fingerprint' },
  'moderation_batch.applied': { word: 'Decided many cases at once', icon: 'gavel' },
  'moderation_batch.undone': { word: 'Took a batch of decisions back', icon: 'undo' },
  'duplicate.resolved': { word: 'Decided about duplicates', icon: 'difference' },
  'duplicate.resolution_undone': { word: 'Took a decision about duplicates back', icon: 'undo' },
  'moderation.quality_changed': { word: 'Changed how many decisions are judged again', icon: 'fact_check' },
  'reporter.trusted': { word: 'Trusted a reporter', icon: 'verified' },
  'reporter.distrusted': { word: 'Stopped trusting a reporter', icon: 'flag' },
  'reporter.muted': { word: 'Muted a reporter', icon: 'block', isWarning: true },
  'reporter.unmuted': { word: 'Listened to a reporter again', icon: 'flag' },
  'reporter.mute_appealed': { word: 'Appealed against being muted', icon: 'gavel' },
  'reporter.mute_appeal_decided': { word: 'Answered the appeal of a muted reporter', icon: 'gavel' },
  'feature_toggle.changed': { word: 'Switched a feature', icon: 'toggle_on' },
};

/** What is new since this was written shows its code in words. */
export const lookOfAct = (act: AuditAct): ActLook => LOOKS[act] ?? { word: words(act), icon: 'info' };

/** The acts by what they concern, for a grouped list of choices. */
export function actGroups(
  acts: readonly AuditAct[],
): { readonly title: string; readonly acts: readonly { readonly act: AuditAct; readonly word: string }[] }[] {
  const nouns = [...new Set(acts.map(nounOf))];
  return nouns.map((noun) => ({
    title: TITLES[noun] ?? words(noun),
    acts: acts.filter((act) => nounOf(act) === noun).map((act) => ({ act, word: lookOfAct(act).word })),
  }));
}

const nounOf = (act: AuditAct): string => act.split('.')[0] ?? act;

const TITLES: Readonly<Record<string, string>> = {
  auth: 'Signing in and accounts',
  agreement: 'Agreements',
  user: 'Users',
  team: 'Teams',
  import: 'Imports',
  mailbox: 'Mailbox',
  export: 'Exports',
  embedding_engine: 'Embedding engines',
  duplicate: 'Duplicates',
  hash_bank: 'Hash banks',
  moderation_batch: 'Batches of decisions',
  feature_toggle: 'Features',
  reporter: 'Reporters',
  rule: 'Rules',
  service_account: 'Service accounts',
};
