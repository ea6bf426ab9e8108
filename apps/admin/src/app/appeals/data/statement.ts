import type { Statement } from '../../shared/data-statement/statement.js';

export { type Statement, decidedWord, standing, timeLeft } from '../../shared/data-statement/statement.js';

export const GROUND_WORDS: Readonly<Record<Statement['ground'], string>> = {
  illegal: 'The law',
  terms: 'The terms of this collection',
  license: 'The licence',
  privacy: 'The privacy of a person',
  optout: 'An objection of whoever holds the rights',
};

export const FIELD_WORDS: Readonly<Record<Statement['field'], string>> = {
  picture: 'What the picture shows',
  name: 'Its name',
  alt_text: 'Its alternative text',
  license: 'Its licence',
  authors: 'Its authors',
  sources: 'Its sources',
  annotation: 'An annotation',
  account: 'The account',
};

/** How it came before people. */
export function noticedBy({ detections, isReported }: Pick<Statement, 'detections' | 'isReported'>): string {
  const machines = [...new Set(detections.map(({ kind, name }) => `the ${kind} “${name}”`))];
  const first = isReported ? ['somebody who reported it'] : [];
  const all = [...first, ...machines];
  const by = all.length === 0 ? 'a moderator' : new Intl.ListFormat('en').format(all);
  return `Noticed by ${by}. The decision was made by a person.`;
}
