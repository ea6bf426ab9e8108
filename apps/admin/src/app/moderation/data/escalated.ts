import { EscalationCause } from '@odr/contracts';
import type { EscalatedItemResponse, EscalatorResponse } from '@odr/sdk';

export type EscalatedCase = EscalatedItemResponse;
export type Escalator = EscalatorResponse;

/** What is asked for; the address of the page holds the same. */
export interface EscalatedQuery {
  readonly queue?: string;
  readonly by?: string;
  readonly why?: EscalationCause;
  readonly minHours?: number;
}

const WHY_WORDS: Readonly<Record<EscalationCause, { readonly filter: string; readonly says: string }>> = {
  passed_on: { filter: 'Passed on', says: 'passed it on' },
  dispute: { filter: 'Two differ', says: 'Two moderators judged it differently.' },
  second_review: { filter: 'Judged again', says: 'A second look came to another verdict.' },
};

export const WHYS = Object.values(EscalationCause).map((why) => ({ why, word: WHY_WORDS[why].filter }));

/** Whether the address names a reason that there is. */
export const whyOf = (value: string | undefined): EscalationCause | undefined =>
  Object.values(EscalationCause).find((why) => why === value);

/** "Mina passed it on:", or that two differ. */
export function whyWords({ why, by, note }: Pick<EscalatedCase, 'why' | 'by' | 'note'>): string {
  if (why === null) return 'It was escalated before reasons were written down.';
  if (why !== EscalationCause.PassedOn) return WHY_WORDS[why].says;
  const who = by?.name ?? 'Somebody';
  return note ? `${who} passed it on:` : `${who} passed it on, without a word.`;
}

/** From how long on one wants to see them. */
export const WAITS: readonly { readonly hours: number | undefined; readonly word: string }[] = [
  { hours: undefined, word: 'any time' },
  { hours: 4, word: '4 hours or more' },
  { hours: 24, word: 'a day or more' },
  { hours: 72, word: '3 days or more' },
  { hours: 168, word: 'a week or more' },
];

const SUBJECT_WORDS: Readonly<Record<string, string>> = {
  suspension: 'Appeal against a suspension',
  annotation: 'Annotation',
};

/** What it is about, in words; names of pictures stand for themselves. */
export const subjectWord = ({ subjectType, name }: Pick<EscalatedCase, 'subjectType' | 'name'>): string =>
  SUBJECT_WORDS[subjectType] ?? name ?? 'Something that is gone';
