import type { ContributionState } from '@odr/contracts';

import { plural, words } from '../util-format/format.js';

export type StepOutcome = 'done' | 'running' | 'waiting' | 'stopped' | 'skipped';

/** One step of a picture's way from its arrival to its publication. */
export interface TimelineStep {
  readonly name: string;
  readonly outcome: StepOutcome;
  readonly at: string | null;
  readonly tookMs: number | null;
  readonly code: string | null;
  readonly detail: string | null;
  readonly advice: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface Timeline {
  readonly state: ContributionState;
  /** Whether nothing more happens by itself. */
  readonly isSettled: boolean;
  readonly steps: readonly TimelineStep[];
}

const STEP_WORDS: Readonly<Record<string, string>> = {
  received: 'Received',
  hashed: 'Read and hashed',
  cleaned: 'Cleaned of private data',
  scanned: 'Looked at by scanners',
  compared: 'Compared with the collection',
  findable: 'Ready to be found',
  reviewed: 'Reviewed',
  published: 'Published',
};
const SCANNER_WORDS: Readonly<Record<string, string>> = {
  accessibility: 'alternative text and source',
  faces: 'faces',
  nsfw: 'nudity',
  quality: 'sharpness and exposure',
  text: 'text in the picture',
  watermark: 'watermarks',
};

export const stepWord = (name: string): string => STEP_WORDS[name] ?? words(name);

/** "0.4 s", "12 s", "3 min", "2 h", "5 days". */
export function durationWords(ms: number): string {
  if (ms < 10_000) return `${(ms / 1_000).toFixed(1)} s`;
  if (ms < 60_000) return `${Math.round(ms / 1_000)} s`;
  if (ms < 3_600_000) return `${Math.round(ms / 60_000)} min`;
  if (ms < 172_800_000) return `${Math.round(ms / 3_600_000)} h`;
  return plural(Math.round(ms / 86_400_000), 'day');
}

/** What came of a step, in a few words; empty where nothing is worth saying. */
export function factWords({ name, facts, detail, outcome }: TimelineStep): string {
  if (name === 'cleaned' && outcome === 'done') {
    const removed = textsOf(facts['removed']);
    return removed.length > 0 ? `Removed: ${removed.join(', ')}` : 'There was nothing to remove';
  }
  if (name === 'scanned') return scanWords(facts);
  if (name === 'compared' && outcome === 'done') {
    const copies = Number(facts['nearCopies'] ?? 0);
    return copies === 0 ? 'Nothing like it is here' : plural(copies, 'near copy', 'near copies');
  }
  return detail ?? '';
}

/** Who has looked, who still has to, and who could not. */
function scanWords({ scanners, waiting, failed }: TimelineStep['facts']): string {
  const named = (names: readonly string[]): string => names.map((one) => SCANNER_WORDS[one] ?? words(one)).join(', ');
  const [done, ahead, lost] = [named(textsOf(scanners)), named(textsOf(waiting)), named(failedOf(failed))];
  return [done, ahead && `still to come: ${ahead}`, lost && `could not look: ${lost}`].filter(Boolean).join('; ');
}

const failedOf = (value: unknown): string[] =>
  Array.isArray(value) ? textsOf(value.map((one: { readonly scanner?: unknown } | null) => one?.scanner)) : [];

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
