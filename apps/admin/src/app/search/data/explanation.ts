import { plural } from '../../shared/util-format/format.js';
import { armWord } from './arm-words.js';
import type { ScoreParts } from './hit.js';

/** A part of a score as a bar. */
export interface Bar {
  readonly label: string;
  /** Against the picture where it is negative. */
  readonly value: number;
  /** Length of the bar: 1 is that of the longest. */
  readonly share01: number;
  readonly note: string;
}

/** Bars that add up to something. */
export interface BarGroup {
  readonly label: string;
  readonly bars: readonly Bar[];
}

/**
 * The parts of a score as bars, the greatest first.
 * @param examples what the examples of the question are called, in its order
 */
export function explanationOf(parts: ScoreParts, examples: readonly string[]): readonly BarGroup[] {
  if (!('arms' in parts)) {
    const bars = parts.map(({ example, similarity, contribution }) => ({
      label: examples[example] ?? 'your picture',
      value: contribution,
      note: contribution < 0 ? `not wanted; ${alike(similarity)}` : alike(similarity),
    }));
    return groups({ label: 'What each example added', bars });
  }
  const arms = parts.arms.map(({ arm, contribution, rank, weight }) => ({
    label: armWord(arm),
    value: contribution,
    note: `${rank === null ? 'not among its best' : `place ${rank} of what it found`}; counts ${round(weight)} ×`,
  }));
  const terms = (parts.terms ?? []).map(({ word, documents, frequency, score }) => ({
    label: word,
    value: score,
    note: `in ${plural(documents, 'picture')}; counts ${round(frequency)} × here`,
  }));
  return groups(
    { label: 'What each way of searching added', bars: arms },
    { label: 'What each word added', bars: terms },
  );
}

/** A figure with the three digits that say something. */
export const round = (value: number): string => String(Number(value.toPrecision(3)));

const alike = (similarity: number): string => `${Math.round(similarity * 100)} % alike`;

const groups = (
  ...all: readonly { readonly label: string; readonly bars: readonly Omit<Bar, 'share01'>[] }[]
): readonly BarGroup[] =>
  all.filter(({ bars }) => bars.length > 0).map(({ label, bars }) => ({ label, bars: measured(bars) }));

function measured(bars: readonly Omit<Bar, 'share01'>[]): readonly Bar[] {
  const longest = Math.max(...bars.map(({ value }) => Math.abs(value)));
  return bars
    .map((bar) => ({ ...bar, share01: longest === 0 ? 0 : Math.abs(bar.value) / longest }))
    .toSorted((a, b) => b.value - a.value);
}
