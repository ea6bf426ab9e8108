import type { ReportOutcome } from './moderation.js';
import type { TeamRole } from './permissions.js';
import type { MutableCategory, NoticeOf } from './notices.js';

/** A link that works once and for a while. It is kept only until the letter is sent. */
interface OneTimeLink {
  /** Absolute, made with `publicUrl`. */
  readonly link: string;
  /** ISO time. A letter that could not be sent by then is not sent at all. */
  readonly expiresAt: string;
}

/**
 * What is written to an address, whether or not somebody here has it, and what each letter needs to know.
 * A new letter is a line here and its wording in `libs/notification/src/wording/letters.ts`; the compiler asks for it.
 */
export interface Letters {
  verify_email: OneTimeLink;
  reset_password: OneTimeLink;
  /** To the owner, after somebody tried to register with their address. */
  address_in_use: { readonly signInLink: string; readonly resetLink: string };
  /** To the new address; the change holds once the link has been followed. */
  change_email: OneTimeLink;
  /** To the address in force, when `change_email` goes to another one. */
  email_change_asked: { readonly newEmail: string; readonly at: string; readonly resetLink: string };
  /** To the old address. */
  email_changed: { readonly newEmail: string; readonly at: string };
  team_invitation: OneTimeLink & { readonly teamName: string; readonly role: TeamRole; readonly invitedBy: string };
  /** To who objected without an account, with the link that tells what becomes of it. */
  notice_received: { readonly link: string };
  notice_answered: { readonly link: string; readonly outcome: ReportOutcome };
  /** One notice that cannot wait. */
  notice: { readonly notice: NoticeOf; readonly at: string };
  /** What happened in one category within some minutes, alike things on one line. */
  digest: {
    readonly category: MutableCategory;
    readonly groups: readonly { readonly notice: NoticeOf; readonly more: number }[];
    /** How many notices there are beyond these groups. */
    readonly left: number;
    readonly unsubscribeToken: string;
  };
}
export type LetterName = keyof Letters;

/** What has become of a mail: `failed` is for good, `expired` came too late for its link. */
export const MailState = { Waiting: 'waiting', Sent: 'sent', Failed: 'failed', Expired: 'expired' } as const;
export type MailState = (typeof MailState)[keyof typeof MailState];
