import type { HoldResponse, QueuePersonResponse, SkipResponse } from '@odr/sdk';

import { words } from '../../shared/util-format/format.js';

export type Hold = HoldResponse;
export type Skip = SkipResponse;
export type Person = QueuePersonResponse;

const SKIP_WORDS: Readonly<Record<string, string>> = {
  distressing: 'It is distressing',
  not_my_field: 'Not their field',
  language: 'A language they do not read',
  conflict_of_interest: 'They know whom it is about',
  unsure: 'They were unsure',
  other: 'Something else',
};

export const skipWord = (reason: string): string => SKIP_WORDS[reason] ?? words(reason);

export const isLate = ({ dueAt }: Pick<Hold, 'dueAt'>, now: Date): boolean => new Date(dueAt) <= now;

/** Whom a held case can be given to: everybody who works in its queue, whoever looks included, but who has it. */
export const others = (people: readonly Person[], me: Person | undefined, { holder }: Pick<Hold, 'holder'>): Person[] =>
  [...(me ? [{ id: me.id, name: `${me.name} (you)` }] : []), ...people].filter(({ id }) => id !== holder.id);
