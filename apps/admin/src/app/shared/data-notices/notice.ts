import type { MutableCategory, NoticeCategory } from '@odr/contracts';

/** Something I was told, in the words of the server. */
export interface Notice {
  readonly id: string;
  readonly category: NoticeCategory;
  readonly title: string;
  readonly body: string | null;
  /** Page of the console where it can be seen. */
  readonly path: string | null;
  /** Notices with the same word say the same of different things. */
  readonly group: string | null;
  readonly createdAt: string;
  readonly readAt: string | null;
}

export interface NoticePage {
  readonly items: readonly Notice[];
  readonly nextCursor?: string | null;
  readonly unread: number;
}

/** Whether the notices of each category come by mail too. */
export type MailPreferences = Readonly<Record<NoticeCategory, boolean>>;

/** What a category is about, to choose whether to have it by mail. */
export const CATEGORY_WORDS: Readonly<Record<NoticeCategory, { readonly name: string; readonly about: string }>> = {
  security: {
    name: 'The safety of your account',
    about: 'Sign-ins on new devices, changes of password or address, new API keys. These mails always come.',
  },
  teams: { name: 'Your teams', about: 'Invitations, new members, changes of your role.' },
  contributions: {
    name: 'Your contributions',
    about: 'What was approved or refused, and what could not be processed.',
  },
  reports: { name: 'Your reports', about: 'What became of what you reported.' },
  agreements: { name: 'Terms', about: 'New versions of what contributors accept.' },
  datasets: { name: 'Datasets that you downloaded', about: 'A version that was withdrawn, and why.' },
  searches: { name: 'Your saved searches', about: 'New pictures that a search of yours has found.' },
};

/** What the link of a mail is about, and how it stands. */
export interface Unsubscribing {
  readonly category: MutableCategory;
  readonly byMail: boolean;
}
