import type { TeamRole } from '@odr/contracts';

/**
 * A part of a letter: a paragraph, a link that is the thing to do next, or a list. Plain text throughout; `render` escapes it.
 * Links are absolute, or paths of the console.
 */
export type Block = string | Link | { readonly list: readonly (string | Link)[] };

export interface Link {
  readonly label: string;
  readonly link: string;
}

/** What a letter says, before it is made into text and HTML. */
export interface Wording {
  readonly subject: string;
  readonly body: readonly Block[];
  /** Small print: why this came, how to have it stop. */
  readonly footer?: readonly Block[];
}

const MAX_NAME = 80;
const LOOKS_LIKE_LINK = /:\/\/|www\.|\.[a-z]{2,}\//i;

/**
 * A name that somebody chose, fit for a letter: one line, and short. Mail programs make links of what looks like an address,
 * and whoever names their team so must not get their link into our letters.
 */
export function plain(name: string): string {
  const line = name.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim();
  const short = line.length > MAX_NAME ? `${line.slice(0, MAX_NAME - 1)}…` : line;
  return LOOKS_LIKE_LINK.test(short) ? short.replace(/\./g, '[.]').replace(/:\/\//g, ' : ') : short;
}

/** The same in quotation marks, so that a name cannot pass for our words. */
export const quoted = (name: string): string => `“${plain(name).replace(/[“”]/g, "'")}”`;

export const ROLE_IN_WORDS: Readonly<Record<TeamRole, string>> = {
  owner: 'an owner',
  admin: 'an administrator',
  contributor: 'a contributor',
  viewer: 'a viewer',
};

/** `22 November 2026, 18:50 UTC`: mails do not know where they are read. */
export const timeText = (iso: string): string =>
  `${new Date(iso).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).replace(' at ', ', ')} UTC`;
