import type { Condition, Rule } from './settings.js';

/** Parts of a condition that are lists of words. */
type WordKey = 'flags' | 'scanners' | 'labels';
type ChoiceKey = 'causes' | 'reporters' | 'licenses' | 'types';

export const WORDS: readonly { readonly key: WordKey; readonly word: string; readonly hint: string }[] = [
  { key: 'flags', word: 'Found', hint: 'nsfw, weapon' },
  { key: 'scanners', word: 'Found by', hint: 'objects' },
  { key: 'labels', word: 'Labels of the picture', hint: 'violence' },
];

interface Choice {
  readonly key: ChoiceKey;
  readonly word: string;
  readonly options: readonly { readonly value: string; readonly word: string }[];
}

const options = (...pairs: readonly (readonly [value: string, word: string])[]): Choice['options'] =>
  pairs.map(([value, word]) => ({ value, word }));

export const CHOICES: readonly Choice[] = [
  {
    key: 'causes',
    word: 'Raised by',
    options: options(['scanner', 'A scan'], ['rule', 'A rule'], ['bank', 'A hash bank'], ['notice', 'A report']),
  },
  {
    key: 'reporters',
    word: 'Reported by',
    options: options(['user', 'A person'], ['trusted', 'A trusted reporter'], ['public', 'The public form']),
  },
  {
    key: 'licenses',
    word: 'Licence',
    options: options(['open', 'Open'], ['not_open', 'Not open'], ['unknown', 'Unknown']),
  },
  {
    key: 'types',
    word: 'Kind',
    options: options(
      ['image', 'Picture'],
      ['video', 'Video'],
      ['voice', 'Voice'],
      ['music', 'Music'],
      ['text', 'Text'],
    ),
  },
];

/** Words between commas; undefined, not an empty list, when there are none, because that would fit nothing. */
export function wordsOf(text: string): string[] | undefined {
  const words = text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return words.length > 0 ? [...new Set(words)] : undefined;
}

/** Changes one part of a condition; undefined takes it out. */
export function withPart<K extends keyof Condition>(
  when: Condition,
  key: K,
  value: Condition[K] | undefined,
): Condition {
  const entries = Object.entries({ ...when, [key]: value }).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries) as Condition;
}

/** The list with one of it a step up or down; the same list where there is no further step. */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): readonly T[] {
  const to = from + by;
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return list;
  return list.toSpliced(from, 1).toSpliced(to, 0, item);
}

/** What a condition asks for, in a line. */
export function conditionWord(when: Condition): string {
  const choices = CHOICES.flatMap(({ key, word, options: known }) => {
    const values: readonly string[] = when[key] ?? [];
    const words = values.map((value) => known.find((one) => one.value === value)?.word ?? value);
    return words.length > 0 ? [`${word}: ${words.join(' or ')}`] : [];
  });
  const words = WORDS.flatMap(({ key, word }) => (when[key] ? [`${word}: ${when[key].join(' or ')}`] : []));
  const parts = [
    ...(when.isSuspected === undefined ? [] : [when.isSuspected ? 'Something was found' : 'Nothing was found']),
    ...(when.minSeverity === undefined ? [] : [`Severity ${when.minSeverity} or more`]),
    ...choices,
    ...words,
    ...(when.teams ? [`${when.teams.length} teams`] : []),
  ];
  return parts.length > 0 ? parts.join(' · ') : 'Every case of the family';
}

/** Whether the server could take it. */
export const isComplete = (rules: readonly Rule[]): boolean =>
  rules.every(({ title, queue }) => title.trim().length >= 2 && queue !== '');
