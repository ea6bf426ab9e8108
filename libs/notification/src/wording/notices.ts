import { AGREEMENT_NAMES, type NoticeData, type NoticeKind, type NoticeOf } from '@odr/contracts';
import { quoted, ROLE_IN_WORDS } from './wording.js';

/** How a notice is said, in the centre and in mails alike. */
export interface NoticeWording {
  readonly title: string;
  /** What follows from it, or what to do. */
  readonly body?: string;
  /** Page of the console where it can be seen. */
  readonly path?: string;
  /** Notices that say the same of many things carry the same word, and are shown as one. */
  readonly group?: string;
}

const SECURITY = '/account/security';
const NOT_YOU = 'If that was not you, change your password and end the sessions that you do not know.';

const WORDING: { readonly [K in NoticeKind]: (data: NoticeData[K]) => NoticeWording } = {
  'security.signed_in_new_device': ({ device, address }) => ({
    title: `Your account was signed in to on a new device`,
    body: `${device}${address === null ? '' : `, from ${address}`}. ${NOT_YOU}`,
    path: '/account/sessions',
  }),
  'security.password_changed': () => ({
    title: 'Your password was changed',
    body: 'If that was not you, say at sign-in that you have forgotten it and choose a new one: that ends all sessions.',
    path: SECURITY,
  }),
  'security.email_changed': ({ newEmail }) => ({
    title: 'Your e-mail address was changed',
    body: `You sign in with ${newEmail} from now on. ${NOT_YOU}`,
    path: SECURITY,
  }),
  'security.totp_enabled': () => ({
    title: 'The second step of signing in is on',
    body: 'Signing in asks for a code of your authenticator app from now on.',
    path: SECURITY,
  }),
  'security.totp_disabled': () => ({
    title: 'The second step of signing in is off',
    body: `Your password alone is enough to sign in now. ${NOT_YOU}`,
    path: SECURITY,
  }),
  'security.recovery_code_used': ({ left }) => ({
    title: 'A recovery code was used in place of your device',
    body: `${left === 0 ? 'None is' : left === 1 ? 'One is' : `${String(left)} are`} left. ${NOT_YOU}`,
    path: SECURITY,
  }),
  'security.totp_guessed': ({ failures, address }) => ({
    title: 'Somebody knows your password, and is guessing your codes',
    body: `${String(failures)} wrong codes came in a row${address === null ? '' : `, the last one from ${address}`}. The next ones have to wait, your recovery codes do not. If that was not you, change your password.`,
    path: SECURITY,
  }),
  'security.api_key_made': ({ name, prefix }) => ({
    title: `An API key was made: ${quoted(name)}`,
    body: `It begins with ${prefix}. If you did not make it, revoke it and change your password.`,
    path: '/account/api-keys',
  }),
  'security.refresh_reused': () => ({
    title: 'A session was ended because its token was used twice',
    body: 'Somebody may have copied it from one of your devices. Sign in again there, and change your password if you do not know why.',
    path: '/account/sessions',
  }),
  'security.identity_linked': ({ provider }) => ({
    title: `You can sign in with ${quoted(provider)} now`,
    body: NOT_YOU,
    path: SECURITY,
  }),
  'security.identity_unlinked': ({ provider }) => ({
    title: `You no longer sign in with ${quoted(provider)}`,
    body: NOT_YOU,
    path: SECURITY,
  }),
  'team.invited': ({ teamName, role, invitedBy }) => ({
    title: `${quoted(invitedBy)} invites you to the team ${quoted(teamName)}`,
    body: `You would be ${ROLE_IN_WORDS[role]} there. The link to join is in the letter that we sent you.`,
    path: '/teams',
  }),
  'team.joined': ({ teamId, teamName, member }) => ({
    title: `${quoted(member)} has joined the team ${quoted(teamName)}`,
    path: `/teams/${teamId}`,
    group: teamId,
  }),
  'team.role_changed': ({ teamId, teamName, role }) => ({
    title: `You are ${ROLE_IN_WORDS[role]} of the team ${quoted(teamName)} now`,
    path: `/teams/${teamId}`,
  }),
  'team.removed': ({ teamName }) => ({
    title: `You are no longer a member of the team ${quoted(teamName)}`,
    body: 'What you contributed through it stays with the team.',
    path: '/teams',
  }),
  'team.deleted': ({ teamName }) => ({ title: `The team ${quoted(teamName)} was deleted`, path: '/teams' }),
  'content.decided': ({ contentId, name, status }) => ({
    title: `${quoted(name)} ${DECIDED[status]}`,
    path: `/contents/${contentId}`,
    group: status,
  }),
  'content.failed': ({ contentId, name }) => ({
    title: `${quoted(name)} could not be processed`,
    body: 'The page of the item says why, and what you can do.',
    path: `/contents/${contentId}`,
    group: 'failed',
  }),
  'account.suspended': ({ policy, until }) => ({
    title: `You cannot contribute until ${until.slice(0, 10)}: ${quoted(policy)}`,
    body: 'You can read why, and appeal against it once. Somebody else than who suspended you then looks again.',
    path: '/standing',
  }),
  'account.suspension_lifted': () => ({
    title: 'You can contribute again',
    body: 'The suspension of your account was lifted.',
    path: '/contribute',
  }),
  'account.suspension_upheld': () => ({
    title: 'Your appeal was answered: the suspension stays',
    body: 'Somebody else than who suspended you has looked again. It still ends by itself.',
    path: '/standing',
  }),
  'reporting.muted': ({ until }) => ({
    title:
      until === null ? 'Your reports are not taken any more' : `Your reports are not taken until ${until.slice(0, 10)}`,
    body: 'You can read why, and appeal against it once.',
    path: '/standing',
  }),
  'reporting.unmuted': () => ({ title: 'Your reports are taken again', path: '/standing' }),
  'reporting.mute_upheld': () => ({
    title: 'Your appeal was answered: your reports are still not taken',
    path: '/standing',
  }),
  'decision.stated': ({ decisionId, name, policy }) => ({
    title: `Why a decision was made about ${quoted(name)}: ${quoted(policy)}`,
    body: 'You can read the reasons, and appeal. Somebody who has not seen the case then looks again.',
    path: `/appeals/${decisionId}`,
  }),
  'appeal.resolved': ({ decisionId, name, outcome }) => ({
    title: `Your appeal about ${quoted(name)} was answered: ${APPEALED[outcome]}`,
    path: `/appeals/${decisionId}`,
  }),
  'appeal.waiting': ({ against }) => ({
    title: `Somebody appeals against a ${against}`,
    body: 'It waits in the queue of appeals. Whoever decided, or has held it, is not given it.',
    path: '/moderation/appeals',
    group: 'waiting',
  }),
  'report.resolved': ({ outcome }) => ({
    title: `Your report was looked at: ${OUTCOME[outcome]}`,
    path: '/reports',
    group: outcome,
  }),
  'agreement.renewed': ({ kind, version }) => ({
    title: `${AGREEMENT_NAMES[kind]}: there is a new version`,
    body: `Version ${version} is in force. Read and accept it before you contribute again.`,
    path: '/contributor-terms',
  }),
  'search.matched': ({ searchId, name, count }) => ({
    title: `Your search ${quoted(name)} has found ${count === 1 ? 'a new picture' : `${String(count)} new pictures`}`,
    path: `/saved-searches/${searchId}`,
    group: searchId,
  }),
  'dataset.version_withdrawn': ({ datasetId, title, version, reason, statement }) => ({
    title: `Version ${version} of ${quoted(title)} was withdrawn: ${WITHDRAWN[reason]}`,
    body: `${quoted(statement)} You have received files of it: please delete your copy, and see whether there is a later version.`,
    path: `/datasets/${datasetId}`,
  }),
  'rule.paused': ({ ruleId, name, hits, runs }) => ({
    title: `The rule ${quoted(name)} was paused`,
    body: `It matched ${String(hits)} of ${String(runs)} items within an hour, far more than it used to. Have a look, then let it go on or change it.`,
    path: `/rules/${ruleId}`,
  }),
  'hash_bank.held': ({ bankId, name, matched, total }) => ({
    title: `The bank ${quoted(name)} was held`,
    body: `What it gained would hit ${String(matched)} of ${String(total)} pictures at once, which looks like a mistake. It hides nothing until you have looked at them and said what is to happen.`,
    path: `/hash-banks/${bankId}`,
    group: bankId,
  }),
};

const DECIDED: Readonly<Record<NoticeData['content.decided']['status'], string>> = {
  pending: 'waits for another look',
  available: 'was approved and is public now',
  unavailable: 'was not accepted',
  delisted: 'was taken out of public view',
  quarantined: 'was locked away, and only moderators can see it',
  withdrawn: 'was withdrawn',
};

const APPEALED: Readonly<Record<NoticeData['appeal.resolved']['outcome'], string>> = {
  upheld: 'the decision stands',
  overturned: 'the decision was taken back',
};

const WITHDRAWN: Readonly<Record<NoticeData['dataset.version_withdrawn']['reason'], string>> = {
  license: 'its licences do not allow it',
  privacy: 'to protect people',
  legal: 'the law asks for it',
  defect: 'it has a defect',
};

const OUTCOME: Readonly<Record<NoticeData['report.resolved']['outcome'], string>> = {
  actioned: 'something was done about it',
  not_actioned: 'it stays as it is',
  subject_gone: 'what you reported is gone',
};

/** The words for one notice. */
export const wordsOf = <K extends NoticeKind>({ kind, data }: NoticeOf<K>): NoticeWording =>
  (WORDING[kind] as (given: NoticeData[K]) => NoticeWording)(data as NoticeData[K]);

/** What makes two notices one line: the same kind, saying the same. Undefined when it stands alone. */
export function groupOf(notice: NoticeOf): string | undefined {
  const { group } = wordsOf(notice);
  return group === undefined ? undefined : `${notice.kind}:${group}`;
}
