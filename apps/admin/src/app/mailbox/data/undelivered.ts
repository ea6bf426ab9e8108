import type { UndeliveredMailResponse } from '@odr/sdk';

export type UndeliveredMail = UndeliveredMailResponse;

/** What a letter is about. */
const LETTER_WORDS: Readonly<Record<UndeliveredMail['letter'], string>> = {
  verify_email: 'Confirm an address',
  reset_password: 'Choose a new password',
  change_email: 'Move to another address',
  address_in_use: 'Somebody tried to register this address',
  email_change_asked: 'Somebody asked to move to another address',
  email_changed: 'The address was changed',
  team_invitation: 'Invitation to a team',
  notice: 'Notice about an account',
  digest: 'What somebody was told',
  notice_received: 'A notice has reached us',
  notice_answered: 'A notice was decided',
};

export const letterWord = ({ letter }: Pick<UndeliveredMail, 'letter'>): string => LETTER_WORDS[letter];

const STATE_WORDS: Readonly<Record<UndeliveredMail['state'], string>> = {
  waiting: 'Tried again later',
  failed: 'Given up',
  expired: 'Too late: its link was over',
};

/** Where it stands. */
export const standingOf = ({ state, attempts }: Pick<UndeliveredMail, 'state' | 'attempts'>): string =>
  `${STATE_WORDS[state]}, ${attempts === 1 ? 'tried once' : `tried ${attempts} times`}`;

const CONNECTION_WORDS: Readonly<Record<string, string>> = {
  EAUTH: 'The mail server does not accept our name and password.',
  ECONNECTION: 'The mail server cannot be reached.',
  ESOCKET: 'The mail server cannot be reached.',
  EDNS: 'The name of the mail server is not known.',
  ETIMEDOUT: 'The mail server does not answer.',
  ETLS: 'No safe connection to the mail server could be made.',
  'service.internal': 'Something went wrong here, not at the mail server. The log of the worker says what.',
};

/** Why the last attempt went wrong, in a sentence. */
export function reasonOf({ failure }: Pick<UndeliveredMail, 'failure'>): string {
  if (!failure) return 'It came to no attempt.';
  const { code, responseCode } = failure;
  const word = CONNECTION_WORDS[code];
  if (word) return word;
  if (responseCode === undefined) return `The mail server refused it (${code}).`;
  const meaning = responseCode >= 500 ? 'refused it for good' : 'wants it later';
  return `The mail server ${meaning} (${responseCode}).`;
}
