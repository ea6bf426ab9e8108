import { formatCount } from '../shared/util-format/format.js';
import { type UploadRow, isRetryable, needsYou } from './upload.js';

/** Rows that stopped for the same reason. */
export interface Cause {
  readonly code: string;
  /** As it stands after a number: "2 too large". */
  readonly words: string;
  readonly count: number;
  /** Whether the same files may be sent again. */
  readonly isRetryable: boolean;
}

const WORDS: Readonly<Record<string, string>> = {
  'content.too_large': 'too large',
  'content.unsupported_format': 'not a picture we take',
  'content.empty_file': 'empty',
  'content.too_many_pixels': 'with too many pixels',
  'content.undecodable': 'not readable',
  'content.truncated': 'broken off',
  'content.processing_timeout': 'too hard to read',
  'content.processing_crashed': 'too hard to read',
  'content.contradictory_license': 'with a contradictory licence',
  'request.invalid': 'with details that do not fit',
  'request.rate_limited': 'asked to wait',
  'auth.dco_required': 'waiting for the contributor terms',
  'auth.agreement_required': 'waiting for the contribution terms',
  'auth.forbidden': 'for a team that is not yours',
  'storage.full': 'not stored for lack of space',
  'client.offline': 'without an answer',
  unlicensed: 'without an open licence',
  restorable: 'deleted by you before',
};

/** What the row stopped for. Kept short: problem codes, and two of our own. */
export function causeOf({ state, problem }: UploadRow): string {
  return state === 'unlicensed' || state === 'restorable' ? state : (problem?.code ?? 'unknown');
}

/** What stands in the way of the rows that need a person, the most frequent first. */
export function causesOf(rows: readonly UploadRow[]): readonly Cause[] {
  const causes = new Map<string, Cause>();
  for (const row of rows.filter(needsYou)) {
    const code = causeOf(row);
    const words = WORDS[code] ?? (row.problem?.title ?? 'not accepted').replace(/\.$/, '').toLowerCase();
    const known = causes.get(code) ?? { code, words, count: 0, isRetryable: isRetryable(row) };
    causes.set(code, { ...known, count: known.count + 1 });
  }
  return [...causes.values()].toSorted((a, b) => b.count - a.count);
}

/** "2 too large, 1 not a picture we take". */
export const sentenceOfCauses = (causes: readonly Cause[]): string =>
  causes.map(({ count, words }) => `${formatCount(count)} ${words}`).join(', ');
