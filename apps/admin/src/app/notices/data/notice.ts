import { NoticeGround, type ReportOutcome } from '@odr/contracts';

export type { FiledNoticeResponse, NoticeStatusResponse } from '@odr/sdk';

/** What somebody fills in; empty texts are left out when it is sent. */
export interface NoticeDraft {
  readonly location: string;
  readonly ground: NoticeGround;
  readonly explanation: string;
  readonly name: string;
  readonly email: string;
  readonly isInGoodFaith: boolean;
}

export const EMPTY_NOTICE: NoticeDraft = {
  location: '',
  ground: NoticeGround.Rightsholder,
  explanation: '',
  name: '',
  email: '',
  isInGoodFaith: false,
};

export const GROUND_WORDS: Readonly<Record<NoticeGround, string>> = {
  rightsholder: 'I hold the rights, or act for who does',
  depicted: 'It shows me, or somebody for whom I act',
  child_abuse: 'It shows sexual abuse of a child',
  illegal: 'It is illegal for another reason',
  other: 'Something else',
};

/** The grounds in the order in which they are offered. */
export const GROUNDS = Object.values(NoticeGround).map((value) => ({ value, word: GROUND_WORDS[value] }));

export const OUTCOME_WORDS: Readonly<Record<ReportOutcome, string>> = {
  actioned: 'It has been taken from public view.',
  not_actioned: 'It has been looked at, and stays.',
  subject_gone: 'It had been deleted before anybody decided.',
};

const ENOUGH_WORDS = 20;

/** What is missing before a notice can be sent; undefined when nothing is. */
export function missingOf({ location, explanation, email, isInGoodFaith }: NoticeDraft): string | undefined {
  if (location.trim() === '') return 'Say where it is, or choose the file.';
  if (explanation.trim().length < ENOUGH_WORDS) return 'Explain in a sentence or two why it should not be here.';
  if (email.trim() !== '' && !email.includes('@')) return 'The e-mail address is not complete.';
  return isInGoodFaith ? undefined : 'Confirm that you say this in good faith.';
}

/** The SHA-256 of a file, computed here: the file itself is sent nowhere. */
export async function sha256Of(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
