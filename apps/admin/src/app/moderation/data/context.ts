import { DecisionAction, type HashConfirmation, type HashEffect } from '@odr/contracts';
import type {
  ItemBankMatchResponse,
  ItemHistoryEventResponse,
  NearMemberResponse,
  UploaderHistoryResponse,
} from '@odr/sdk';

import { reasonWord, turnWordAt } from '../../shared/data-content/relation.js';
import { plural, words } from '../../shared/util-format/format.js';
import { VERDICT_WORDS } from './case.js';

export type {
  ItemBankMatchResponse,
  ItemClusterResponse,
  ItemContextResponse,
  ItemHistoryEventResponse,
  NearJudgementResponse,
  NearMemberResponse,
  UploaderHistoryResponse,
} from '@odr/sdk';

const AGE_WORDS: Readonly<Record<UploaderHistoryResponse['accountAge'], string>> = {
  under_a_day: 'account younger than a day',
  under_a_week: 'account younger than a week',
  under_a_month: 'account younger than a month',
  under_a_year: 'account younger than a year',
  over_a_year: 'account older than a year',
};

export const ageWord = ({ accountAge }: UploaderHistoryResponse): string => AGE_WORDS[accountAge];

/** A part of what somebody has brought, and how large it is. */
export interface Share {
  readonly tone: 'good' | 'bad' | 'wait';
  readonly text: string;
  /** In hundredths of everything. */
  readonly percent: number;
}

/** "10 accepted (83 %)", without what there is none of. */
export function sharesOf({ items, accepted, rejected, waiting }: UploaderHistoryResponse): readonly Share[] {
  const parts = [
    { tone: 'good', count: accepted, word: 'accepted' },
    { tone: 'bad', count: rejected, word: 'not accepted' },
    { tone: 'wait', count: waiting, word: 'waiting' },
  ] as const;
  return parts
    .filter(({ count }) => count > 0)
    .map(({ tone, count, word }) => {
      const percent = Math.round((100 * count) / items);
      return { tone, percent, text: `${count} ${word} (${percent} %)` };
    });
}

export const strikeWords = ({ strikes, strikePoints }: UploaderHistoryResponse): string =>
  strikes === 0 ? 'No strikes that count.' : `${plural(strikes, 'strike')}, ${plural(strikePoints, 'point')}.`;

const EFFECT_WORDS: Readonly<Record<HashEffect, string>> = {
  found: 'nothing done yet',
  quarantined: 'hidden because of it',
  raised: 'here because of it',
  allowed: 'known as harmless',
  overruled: 'known as harmless elsewhere',
};

/** "4 bits apart, mirrored: hidden because of it" */
export function matchWords({ bits, turn, effect }: ItemBankMatchResponse): string {
  const near = bits === 0 ? 'the same hash' : `${plural(bits, 'bit')} apart`;
  return `${[near, turnWordAt(turn)].filter(Boolean).join(', ')}: ${EFFECT_WORDS[effect]}`;
}

export const CONFIRMATION_WORDS: Readonly<Record<HashConfirmation, string>> = {
  unconfirmed: 'Nobody has confirmed the entry.',
  confirmed: 'The entry is confirmed.',
  refuted: 'The entry is refuted: it matches nothing any more.',
};

/** What a decision means for a picture near the one that is judged. */
export type Following = 'follows' | 'held' | 'same' | 'alike';

export function followingOf({ isSafe, itemId, isHeld }: NearMemberResponse): Following {
  if (!isSafe) return 'alike';
  if (itemId === null) return 'same';
  return isHeld ? 'held' : 'follows';
}

/** "Resized, 4 bits" */
export const nearWords = ({ reason, bits }: NearMemberResponse): string =>
  [reason === null ? 'Not compared yet' : reasonWord(reason), bits === null ? '' : plural(bits, 'bit')]
    .filter(Boolean)
    .join(', ');

/** Verdicts that can be given again as they were given about the same picture. */
export const REPEATABLE: ReadonlySet<string> = new Set([
  DecisionAction.Approve,
  DecisionAction.Reject,
  DecisionAction.Delist,
  DecisionAction.FlagIllegal,
]);

/** "Case decided: rejected, terms.quality" */
export function eventWords({ type, action, policy }: ItemHistoryEventResponse): string {
  if (action === null) return words(type);
  const verdict = (VERDICT_WORDS[action] ?? words(action)).toLowerCase();
  return `${words(type)}: ${[verdict, policy].filter(Boolean).join(', ')}`;
}
