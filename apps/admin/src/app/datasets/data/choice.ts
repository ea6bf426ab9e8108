import type { ParamMap } from '@angular/router';

import type { Dataset, VersionWish } from './dataset.js';

/** What a version is to be made of, as the address says it: every member is a word of the query. */
export interface Choice {
  readonly from: 'definition' | 'query' | 'set' | 'successor';
  readonly setId?: string;
  readonly successorOf?: string;
  readonly q?: string;
  readonly license?: string;
  readonly source?: string;
  readonly format?: string;
  readonly aspect?: string;
  readonly minWidth?: string;
  readonly profile?: string;
  readonly count?: string;
  readonly quotaBy?: string;
  readonly quotaMost?: string;
  /** Shares of train, validation and test. @example '80,10,10' */
  readonly splits?: string;
  readonly seed?: string;
  readonly leavesOut: boolean;
}

export const ORIGINS = ['definition', 'query', 'set', 'successor'] as const;
const FILTERS = ['q', 'license', 'source', 'format', 'aspect'] as const;
const WORDS = [
  ...FILTERS,
  'setId',
  'successorOf',
  'minWidth',
  'profile',
  'count',
  'quotaBy',
  'quotaMost',
  'splits',
  'seed',
] as const;

/** Without a word about it, it is what the dataset is defined as, or everything where it is not defined. */
export function choiceOf(params: ParamMap): Choice {
  const from = ORIGINS.find((one) => one === params.get('from')) ?? 'query';
  const given = WORDS.flatMap((name) => {
    const value = params.get(name)?.trim();
    return value ? [[name, value] as const] : [];
  });
  return { from, leavesOut: params.has('leavesOut'), ...Object.fromEntries(given) };
}

/** As the API takes it; undefined while something is still missing. */
export function wishOf(choice: Choice): VersionWish | undefined {
  const selection = selectionOf(choice);
  if (!selection) return undefined;
  const { profile, seed, leavesOut } = choice;
  return {
    ...selection,
    ...(profile ? { profile } : {}),
    ...(seed ? { seed } : {}),
    ...sampleOf(choice),
    ...splitsOf(choice.splits),
    leavesOut,
  };
}

/** What the checks are asked about: the same pictures, among what is published. */
export function checkOf(
  choice: Choice,
  { definition, profile }: Pick<Dataset, 'definition' | 'profile'>,
  successorId: string | undefined,
): Readonly<Record<string, unknown>> | undefined {
  const use = choice.profile ?? profile;
  if (choice.from === 'successor') return successorId ? { datasetVersionId: successorId, use } : undefined;
  const { setId, query } = choice.from === 'definition' ? (definition as VersionWish) : (selectionOf(choice) ?? {});
  if (choice.from === 'set' && !setId) return undefined;
  return { query: { ...query, ...(setId ? { setId } : {}), status: 'available' }, use };
}

function selectionOf(choice: Choice): VersionWish | undefined {
  if (choice.from === 'definition') return {};
  if (choice.from === 'set') return choice.setId ? { setId: choice.setId } : undefined;
  if (choice.from === 'successor') return choice.successorOf ? { successorOf: choice.successorOf } : undefined;
  const words = FILTERS.flatMap((name) => (choice[name] ? [[name, choice[name]] as const] : []));
  const minWidth = wholeOf(choice.minWidth);
  return { query: { ...Object.fromEntries(words), ...(minWidth ? { minWidth } : {}) } };
}

function sampleOf({ count, quotaBy, quotaMost }: Choice): Pick<VersionWish, 'sample'> {
  const [most, all] = [wholeOf(quotaMost), wholeOf(count)];
  const quotas = quotaBy && most ? [{ by: quotaBy, most }] : undefined;
  if (!quotas && !all) return {};
  return { sample: { ...(all ? { count: all } : {}), ...(quotas ? { quotas } : {}) } };
}

function splitsOf(text: string | undefined): Pick<VersionWish, 'splits'> {
  const shares = text?.split(',').map(Number) ?? [];
  const [train = 0, validation = 0, test = 0] = shares;
  const isGiven = shares.length === 3 && shares.every((share) => Number.isInteger(share) && share >= 0);
  return isGiven && train + validation + test > 0 ? { splits: { train, validation, test } } : {};
}

function wholeOf(text: string | undefined): number | undefined {
  const value = Number(text);
  return text !== undefined && Number.isInteger(value) && value > 0 ? value : undefined;
}
