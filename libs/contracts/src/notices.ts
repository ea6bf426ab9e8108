import type { AgreementKind } from './agreements.js';
import type { TeamRole } from './permissions.js';
import type { ContentStatus } from './contents.js';
import type { VersionWithdrawalReason } from './datasets.js';
import type { AppealOutcome, ReportOutcome, SubjectType } from './moderation.js';

type Nothing = Record<string, never>;

/**
 * What people are told about, and what each notice says. Rows go with their reader's account; they may name people, never secrets.
 * A new kind is a line here, its category below and its wording in `libs/notification/src/wording/notices.ts`.
 */
export interface NoticeData {
  'security.signed_in_new_device': { readonly device: string; readonly address: string | null };
  'security.password_changed': Nothing;
  'security.email_changed': { readonly newEmail: string };
  'security.totp_enabled': Nothing;
  'security.totp_disabled': Nothing;
  'security.recovery_code_used': { readonly left: number };
  /** Somebody who knows the password has entered several wrong codes. */
  'security.totp_guessed': { readonly failures: number; readonly address: string | null };
  'security.api_key_made': { readonly name: string; readonly prefix: string };
  /** A refresh token came back after it had been exchanged, so its session was ended. */
  'security.refresh_reused': { readonly sessionId: string };
  'security.identity_linked': { readonly provider: string };
  'security.identity_unlinked': { readonly provider: string };
  /** To somebody with an account; the letter `team_invitation` carries the link. */
  'team.invited': { readonly teamName: string; readonly role: TeamRole; readonly invitedBy: string };
  'team.joined': { readonly teamId: string; readonly teamName: string; readonly member: string };
  'team.role_changed': { readonly teamId: string; readonly teamName: string; readonly role: TeamRole };
  'team.removed': { readonly teamName: string };
  'team.deleted': { readonly teamName: string };
  'content.decided': { readonly contentId: string; readonly name: string; readonly status: ContentStatus };
  'content.failed': { readonly contentId: string; readonly name: string; readonly code: string };
  /** They may read and appeal, but not contribute. */
  'account.suspended': { readonly policy: string; readonly until: string };
  'account.suspension_lifted': Nothing;
  /** Somebody else has looked again, and it stays. */
  'account.suspension_upheld': Nothing;
  /** Their reports are not taken; null without an end. */
  'reporting.muted': { readonly until: string | null };
  'reporting.unmuted': Nothing;
  'reporting.mute_upheld': Nothing;
  /** Something of theirs was taken from public view: why, and what they can do. */
  'decision.stated': { readonly decisionId: string; readonly name: string; readonly policy: string };
  'appeal.resolved': { readonly decisionId: string; readonly name: string; readonly outcome: AppealOutcome };
  /** To moderators who work where appeals wait, other than those whom it is against. */
  'appeal.waiting': { readonly itemId: string; readonly against: 'decision' | 'suspension' };
  'report.resolved': {
    readonly reportId: string;
    readonly subjectType: SubjectType;
    readonly subjectId: string;
    readonly outcome: ReportOutcome;
  };
  'agreement.renewed': { readonly kind: AgreementKind; readonly version: string };
  /** A search that its owner keeps has found new pictures. Which ones they see when they look, as far as they still may. */
  'search.matched': { readonly searchId: string; readonly name: string; readonly count: number };
  /** To those who received files of it: it is not to be used any more. */
  'dataset.version_withdrawn': {
    readonly datasetId: string;
    readonly title: string;
    readonly version: string;
    readonly reason: VersionWithdrawalReason;
    readonly statement: string;
  };
  /** To its author and to administrators: it matched strangely much, and acts no more until somebody has looked. */
  'rule.paused': { readonly ruleId: string; readonly name: string; readonly hits: number; readonly runs: number };
  /** To administrators: it would hit so much at once that it hides nothing until somebody has looked. */
  'hash_bank.held': {
    readonly bankId: string;
    readonly name: string;
    readonly matched: number;
    readonly total: number;
  };
}
export type NoticeKind = keyof NoticeData;

/** One notice of some kind, with the data of just that kind. */
export type NoticeOf<K extends NoticeKind = NoticeKind> = {
  [N in K]: { readonly kind: N; readonly data: NoticeData[N] };
}[K];

/** What one can have by mail or not, each for itself. */
export const NOTICE_CATEGORIES = [
  'security',
  'teams',
  'contributions',
  'reports',
  'agreements',
  'searches',
  'datasets',
] as const;
export type NoticeCategory = (typeof NOTICE_CATEGORIES)[number];

export const CATEGORY_OF: Readonly<Record<NoticeKind, NoticeCategory>> = {
  'security.signed_in_new_device': 'security',
  'security.password_changed': 'security',
  'security.email_changed': 'security',
  'security.totp_enabled': 'security',
  'security.totp_disabled': 'security',
  'security.recovery_code_used': 'security',
  'security.totp_guessed': 'security',
  'security.api_key_made': 'security',
  'security.refresh_reused': 'security',
  'security.identity_linked': 'security',
  'security.identity_unlinked': 'security',
  'team.invited': 'teams',
  'team.joined': 'teams',
  'team.role_changed': 'teams',
  'team.removed': 'teams',
  'team.deleted': 'teams',
  'content.decided': 'contributions',
  'content.failed': 'contributions',
  'account.suspended': 'contributions',
  'account.suspension_lifted': 'contributions',
  'account.suspension_upheld': 'contributions',
  'reporting.muted': 'reports',
  'reporting.unmuted': 'reports',
  'reporting.mute_upheld': 'reports',
  'decision.stated': 'contributions',
  'appeal.resolved': 'contributions',
  'appeal.waiting': 'reports',
  'report.resolved': 'reports',
  'agreement.renewed': 'agreements',
  'search.matched': 'searches',
  'dataset.version_withdrawn': 'datasets',
  'rule.paused': 'reports',
  'hash_bank.held': 'reports',
};

/** Categories whose mails can be switched off. Whoever takes over an account must not be able to silence its owner. */
export const MUTABLE_CATEGORIES = ['teams', 'contributions', 'reports', 'agreements', 'searches', 'datasets'] as const;
export type MutableCategory = (typeof MUTABLE_CATEGORIES)[number];

export const isMutable = (category: NoticeCategory): category is MutableCategory => category !== 'security';

/** Kinds that go with a letter of their own, which says more than a mail about the notice could. */
export const TOLD_BY_LETTER: ReadonlySet<NoticeKind> = new Set<NoticeKind>(['team.invited']);
