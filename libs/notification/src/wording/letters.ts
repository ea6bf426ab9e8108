import type { LetterName, Letters, MutableCategory, NoticeCategory, ReportOutcome } from '@odr/contracts';
import { wordsOf } from './notices.js';
import { quoted, ROLE_IN_WORDS, timeText, type Wording } from './wording.js';

const NOT_ASKED = 'If you did not ask for this, you need not do anything.';
const SETTINGS = '/account/notifications';

/** One function a letter. Write short, say what happens next, and put what people have named into `quoted`. */
const WORDING: { readonly [L in LetterName]: (data: Letters[L]) => Wording } = {
  verify_email: ({ link, expiresAt }) => ({
    subject: 'Confirm your e-mail address',
    body: [
      'Please confirm that this address is yours, and that letters to it reach you.',
      { label: 'Confirm this address', link },
      until(expiresAt),
      'If you have not registered, do not confirm it: somebody else has used your address.',
    ],
  }),
  reset_password: ({ link, expiresAt }) => ({
    subject: 'Choose a new password',
    body: [
      'Somebody, probably you, has asked for a new password for your account.',
      { label: 'Choose a new password', link },
      until(expiresAt),
      `${NOT_ASKED} Your password stays as it is.`,
    ],
  }),
  address_in_use: ({ signInLink, resetLink }) => ({
    subject: 'You already have an account',
    body: [
      'Somebody, probably you, wants to use this address for an account. There is one for it already.',
      {
        list: [
          { label: 'Sign in', link: signInLink },
          { label: 'Choose a new password', link: resetLink },
        ],
      },
      NOT_ASKED,
    ],
  }),
  change_email: ({ link, expiresAt }) => ({
    subject: 'Confirm your new e-mail address',
    body: [
      'You want to use this address for your account. Please confirm that it is yours; until then nothing changes.',
      { label: 'Use this address', link },
      until(expiresAt),
      NOT_ASKED,
    ],
  }),
  email_change_asked: ({ newEmail, at, resetLink }) => ({
    subject: 'Your e-mail address is about to change',
    body: [
      `On ${timeText(at)} you, or somebody who knows your password, asked to move your account to ${newEmail}.`,
      'It moves once that address is confirmed. If that was not you, choose a new password now: it stops the move and ends all sessions.',
      { label: 'Choose a new password', link: resetLink },
    ],
  }),
  email_changed: ({ newEmail, at }) => ({
    subject: 'Your e-mail address was changed',
    body: [
      `Since ${timeText(at)} your account belongs to the address ${newEmail}. Letters to this one have ended.`,
      'If that was not you, write to the administrators of this installation at once.',
    ],
  }),
  team_invitation: ({ link, expiresAt, teamName, role, invitedBy }) => ({
    subject: `Invitation to the team ${quoted(teamName)}`,
    body: [
      `${quoted(invitedBy)} invites you to work on the team ${quoted(teamName)}, as ${ROLE_IN_WORDS[role]}.`,
      { label: 'Look at the invitation', link },
      `${until(expiresAt)} It is for this address only.`,
      'If you do not know what this is about, you need not do anything.',
    ],
  }),
  notice_received: ({ link }) => ({
    subject: 'Your notice has reached us',
    body: [
      'Thank you for your notice. A person will look at it; no machine decides about it.',
      { label: 'See what becomes of it', link },
      'Keep the link to yourself: it shows what you objected to. We write once more when it has been decided.',
      'If you did not send a notice, you need not do anything: somebody has given your address by mistake.',
    ],
  }),
  notice_answered: ({ link, outcome }) => ({
    subject: 'Your notice has been decided',
    body: [
      NOTICE_OUTCOME[outcome],
      { label: 'Read the decision', link },
      'A person decided. If you disagree, you can send another notice that says what was overlooked, and you are free to go to a court.',
    ],
  }),
  notice: ({ notice, at }) => {
    const { title, body, path } = wordsOf(notice);
    return {
      subject: title,
      body: [
        `${title}, on ${timeText(at)}.`,
        ...(body === undefined ? [] : [body]),
        ...(path === undefined ? [] : [look(path)]),
      ],
      footer: ['Mails about the safety of your account cannot be switched off.'],
    };
  },
  digest: ({ category, groups, left, unsubscribeToken }) => {
    const lines = groups.map(({ notice, more }) => ({
      ...wordsOf(notice),
      title: `${wordsOf(notice).title}${more === 0 ? '' : `, and ${String(more)} more like it`}`,
    }));
    const [only] = lines;
    const count = groups.reduce((sum, { more }) => sum + 1 + more, left);
    return {
      subject: lines.length === 1 && only !== undefined ? only.title : `${ABOUT[category]}: ${String(count)} notices`,
      body: [
        { list: lines.map(({ title, path }) => (path === undefined ? title : { label: title, link: path })) },
        ...(left === 0 ? [] : [`And ${String(left)} more.`]),
        { label: 'See them all', link: '/notifications' },
      ],
      footer: [
        `You get this because mails about ${IN_WORDS[category]} are switched on.`,
        {
          list: [
            { label: 'Stop these mails', link: unsubscribePath(unsubscribeToken) },
            { label: 'Choose what you get by mail', link: SETTINGS },
          ],
        },
      ],
    };
  },
};

const NOTICE_OUTCOME: Readonly<Record<ReportOutcome, string>> = {
  actioned: 'What you objected to has been taken from public view.',
  not_actioned: 'What you objected to has been looked at, and stays.',
  subject_gone: 'What you objected to had been deleted before anybody decided.',
};

const until = (expiresAt: string): string => `The link works once, until ${timeText(expiresAt)}.`;
const look = (path: string) => ({ label: 'Look at it', link: path });

const ABOUT: Readonly<Record<NoticeCategory, string>> = {
  security: 'Your account',
  teams: 'Your teams',
  contributions: 'Your contributions',
  reports: 'Your reports',
  agreements: 'Terms',
  searches: 'Your saved searches',
  datasets: 'Your datasets',
};

/** How a category is called within a sentence: "mails about …". */
export const IN_WORDS: Readonly<Record<MutableCategory, string>> = {
  teams: 'your teams',
  contributions: 'your contributions',
  reports: 'your reports',
  agreements: 'the terms for contributions',
  searches: 'your saved searches',
  datasets: 'datasets that you downloaded',
};

/** Where a person can stop the mails of one category, and have them back. Behind # the token gets into no log. */
export const unsubscribePath = (token: string): string => `/unsubscribe#token=${encodeURIComponent(token)}`;

/** The same for mail programs, which know nothing of a page. */
export const oneClickPath = (token: string): string =>
  `/api/v1/notifications/unsubscribe?token=${encodeURIComponent(token)}`;

/** The words of one letter. */
export const wordingOf = <L extends LetterName>(letter: L, data: Letters[L]): Wording =>
  (WORDING[letter] as (given: Letters[L]) => Wording)(data);
