import type { HashBankKind, HashEffect } from '@odr/contracts';
import type { HashBankResponse, HashScanResponse } from '@odr/sdk';

import type { Job } from '../../shared/data-job/job.js';
import { plural } from '../../shared/util-format/format.js';

export type {
  AddHashEntryRequest,
  CreateHashBankRequest,
  HashBankResponse,
  HashEntryResponse,
  HashMatchResponse,
  HashScanResponse,
  UpdateHashBankRequest,
} from '@odr/sdk';

/** What became of one line of an import. */
export interface LineResult {
  readonly line: number;
  readonly status: number;
  readonly error?: { readonly title: string; readonly detail?: string };
}

export const KIND_WORDS: Readonly<Record<HashBankKind, string>> = {
  block: 'Block: hidden before anybody sees it',
  review: 'Review: a person looks',
  allow: 'Allow: review banks keep quiet',
};

export const EFFECT_WORDS: Readonly<Record<HashEffect, string>> = {
  found: 'Found, nothing done',
  quarantined: 'Hidden',
  raised: 'A person was asked',
  allowed: 'Allowed',
  overruled: 'Allowed by another bank',
};

/** "3 entries, 12 matches, up to 30 bits" */
export const figuresOf = ({ entryCount, matchCount, distance }: HashBankResponse): string =>
  `${plural(entryCount, 'entry', 'entries')}, ${plural(matchCount, 'match', 'matches')}, up to ${plural(distance, 'bit')} apart`;

/** Whether something goes on with the bank that will look different soon. */
export const isMoving = (scan: HashScanResponse | null | undefined): boolean =>
  scan?.state === 'running' || scan?.state === 'applying';

export const jobOf = ({ id, state, progress }: HashScanResponse): Job => ({
  id,
  state: state === 'running' ? 'running' : 'done',
  progress,
});

/** What a search that waits would do, in words. */
export const heldWords = ({ matched, isPreview }: HashScanResponse, kind: HashBankKind): string => {
  const pictures = plural(matched, 'picture');
  const what = kind === 'block' ? `hide ${pictures} and ask people about each` : `ask people about ${pictures}`;
  return isPreview
    ? `It would ${what}.`
    : `It would ${what}: more than anybody expects. The bank hides nothing until you decide.`;
};

/** Lines that were kept, that were there, and that are broken. */
export const tallyOf = (results: readonly LineResult[]): string => {
  const count = (is: (status: number) => boolean): number => results.filter(({ status }) => is(status)).length;
  const broken = count((status) => status >= 400);
  return `${count((status) => status === 201)} added, ${count((status) => status === 200)} known already, ${broken} refused.`;
};
