import { ENOUGH_CONTENTS, ENOUGH_FOR_DRIFT } from '@odr/contracts';

import type { ComparedField } from '../compare/compared-field.js';
import { pairsOf } from '../compare/compare-item.js';
import { bootstrap, once } from '../statistics/bootstrap.js';
import { isValue, type Outcome } from '../statistics/outcome.js';
import { type Figure, mean, meanOf } from './figure.js';
import { mainFigureOf } from './field-figures.js';
import type { MeasuredItem } from './measured-item.js';

/** Some of somebody's judgements, one after the other. */
export interface AgreementWindow {
  readonly from: Date;
  readonly to: Date;
  readonly agreement: number;
  readonly contents: number;
}

/** Whether somebody agrees less, or more, with the others than they did before. */
export interface Drift {
  /** Mean agreement of the recent quarter minus that of what came before, with its 99 % interval. */
  readonly change: number;
  readonly low: number;
  readonly high: number;
  /** Whether the interval leaves 0 out and the change is one that matters. */
  readonly isDrifting: boolean;
  readonly since: Date;
}

export interface AnnotatorFigures {
  readonly userId: string;
  readonly contents: number;
  /** Mean similarity with what the others said of the same contents, 0 to 1. */
  readonly agreement: number;
  readonly low: number | null;
  readonly high: number | null;
  /** The figure of the first member that can be compared, over pairs of this annotator and another. */
  readonly main: Figure | null;
  readonly windows: readonly AgreementWindow[];
  /** Null below forty contents: ten recent ones have to stand against thirty. */
  readonly drift: Drift | null;
}

const WINDOWS = 12;
const LEAST_IN_WINDOW = 5;
const RECENT_SHARE = 0.25;
/** A change of agreement that is smaller is nothing to speak to somebody about, however certain. */
const MATTERS = 0.05;
const DRIFT_LEVEL = 0.99;

interface Own {
  readonly at: Date;
  readonly agreement: number;
  readonly contentId: string;
  /** The content once for each of the others, as the two of them see it. */
  readonly pairs: readonly MeasuredItem[];
}

/**
 * How each annotator agrees with the others, most contents first.
 * @param only this one; null for all
 */
export function annotatorFigures(
  fields: readonly ComparedField[],
  items: readonly MeasuredItem[],
  only: string | null = null,
): AnnotatorFigures[] {
  const byCoder = new Map<string, Own[]>();
  for (const item of items) {
    item.coders.forEach((userId, coder) => {
      if (only !== null && userId !== only) return;
      const agreement = agreementOf(item, coder);
      if (agreement === null) return;
      const own = byCoder.get(userId) ?? [];
      if (own.length === 0) byCoder.set(userId, own);
      own.push({
        at: item.judgedAt[coder] ?? new Date(0),
        agreement,
        contentId: item.contentId,
        pairs: pairsWith(item, coder),
      });
    });
  }
  return [...byCoder]
    .map(([userId, own]) => annotatorOf(userId, own, fields))
    .sort((a, b) => b.contents - a.contents || (a.userId < b.userId ? -1 : 1));
}

function annotatorOf(userId: string, own: Own[], fields: readonly ComparedField[]): AnnotatorFigures {
  own.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.contentId < b.contentId ? -1 : 1));
  const statistic = meanOf(own.map(({ agreement }) => agreement));
  const value = statistic(once(own.length));
  const interval = own.length < ENOUGH_CONTENTS ? undefined : bootstrap(own.length, statistic);
  const pairs = own.flatMap((one, place) => one.pairs.map((item) => ({ item, place })));
  const [field] = fields;
  return {
    userId,
    contents: own.length,
    agreement: isValue(value) ? value : 0,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    main:
      (field &&
        mainFigureOf(
          field,
          pairs.map(({ item }) => item),
          pairs.map(({ place }) => place),
        )) ??
      null,
    windows: windowsOf(own),
    drift: driftOf(own),
  };
}

/** Mean similarity of all pairs of which one is this coder. */
function agreementOf({ coders, fields }: MeasuredItem, coder: number): number | null {
  const pairs = pairsOf(coders.length).map((pair) => pair.includes(coder));
  return mean(fields.flatMap(({ similarity }) => similarity.filter((_, pair) => pairs[pair])));
}

/** Two people each, of whom one is this coder: the others' quarrels with each other do not count. */
function pairsWith(item: MeasuredItem, coder: number): MeasuredItem[] {
  return pairsOf(item.coders.length).flatMap((pair, at) => {
    if (!pair.includes(coder)) return [];
    const of = <T>(all: readonly T[]): T[] => pair.flatMap((one) => all[one] ?? []);
    const only = <T>(all: readonly (T | null)[] | undefined): (T | null)[] => [all?.[at] ?? null];
    const fields = item.fields.map(({ name, values, similarity, overlap, found }) => ({
      name,
      ...(values && { values: pair.map((one) => values[one] ?? null) }),
      similarity: only(similarity),
      overlap: only(overlap),
      found: only(found),
    }));
    return [{ ...item, coders: of(item.coders), judgedAt: of(item.judgedAt), fields }];
  });
}

/** Up to twelve windows of equally many judgements: weeks in which somebody was away would say nothing. */
function windowsOf(own: readonly Own[]): AgreementWindow[] {
  const count = Math.min(WINDOWS, Math.floor(own.length / LEAST_IN_WINDOW));
  return Array.from({ length: count }, (_, window) => {
    const some = own.slice(Math.floor((window * own.length) / count), Math.floor(((window + 1) * own.length) / count));
    const [first, last] = [some[0], some.at(-1)];
    return {
      from: first?.at ?? new Date(0),
      to: last?.at ?? new Date(0),
      agreement: mean(some.map(({ agreement }) => agreement)) ?? 0,
      contents: some.length,
    };
  });
}

/** Compares the recent quarter with what came before by the bootstrap interval of the difference of their means. */
function driftOf(own: readonly Own[]): Drift | null {
  if (own.length < ENOUGH_FOR_DRIFT) return null;
  const split = own.length - Math.floor(own.length * RECENT_SHARE);
  const values = own.map(({ agreement }) => agreement);
  const before = meanOf(values.map((value, at) => (at < split ? value : null)));
  const since = meanOf(values.map((value, at) => (at < split ? null : value)));
  const difference = (weights: Uint32Array): Outcome => {
    const [then, now] = [before(weights), since(weights)];
    return isValue(then) && isValue(now) ? now - then : 'no_pairs';
  };
  const change = difference(once(own.length));
  const interval = bootstrap(own.length, difference, { level: DRIFT_LEVEL, replicates: 1_000 });
  if (!isValue(change) || !interval) return null;
  const isCertain = interval.low > 0 || interval.high < 0;
  const isDrifting = isCertain && Math.abs(change) >= MATTERS;
  return { change, ...interval, isDrifting, since: own[split]?.at ?? new Date(0) };
}
