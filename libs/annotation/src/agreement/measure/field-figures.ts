import type { AgreementStatistic } from '@odr/contracts';

import type { ComparedField } from '../compare/compared-field.js';
import type { FieldComparison } from '../compare/compare-item.js';
import { DistanceAlpha } from '../statistics/distance-alpha.js';
import { cohenKappa, fleissKappa, type KappaWeights } from '../statistics/kappa.js';
import { KrippendorffAlpha, type Scale } from '../statistics/krippendorff.js';
import { jaccardDistance, masiDistance } from '../statistics/set-distance.js';
import type { Weights } from '../statistics/bootstrap.js';
import type { Outcome } from '../statistics/outcome.js';
import { type Figure, figureOf, mean, meanOf } from './figure.js';
import type { MeasuredItem } from './measured-item.js';

/** What is asked of a kind of member, the one that stands for it first. */
const STATISTICS = {
  category: ['alpha_nominal', 'cohen_kappa', 'fleiss_kappa', 'same_value'],
  rank: ['alpha_ordinal', 'alpha_interval', 'cohen_kappa_quadratic'],
  number: ['alpha_interval', 'alpha_ratio'],
  set: ['alpha_masi', 'alpha_jaccard'],
  text: ['chrf'],
  boxes: ['object_quality', 'matched_iou', 'found_by_both'],
  polygons: ['object_quality', 'matched_iou', 'found_by_both'],
  points: ['object_quality', 'matched_nearness', 'found_by_both'],
} as const satisfies Record<ComparedField['kind'], readonly AgreementStatistic[]>;

/** All figures of one member, the one that stands for it first. Those that do not apply (two coders, three) are left out. */
export function figuresOfField(field: ComparedField, items: readonly MeasuredItem[]): Figure[] {
  return STATISTICS[field.kind].flatMap((statistic) => figure(field, statistic, items) ?? []);
}

/**
 * The figure that stands for a member.
 * @param drawnWith for each item the place of the content that it is drawn with, where items are parts of contents
 */
export function mainFigureOf(
  field: ComparedField,
  items: readonly MeasuredItem[],
  drawnWith: readonly number[],
): Figure | undefined {
  return figure(field, STATISTICS[field.kind][0], items, drawnWith);
}

function figure(
  field: ComparedField,
  statistic: AgreementStatistic,
  items: readonly MeasuredItem[],
  drawnWith?: readonly number[],
): Figure | undefined {
  const comparisons = items.map(({ fields }) => fields.find(({ name }) => name === field.name));
  const placeOf = (item: number): number => drawnWith?.[item] ?? item;
  const said = comparisons.flatMap((part, item) => (part?.similarity.some((one) => one !== null) ? placeOf(item) : []));
  const size = items.reduce((most, _, item) => Math.max(most, placeOf(item) + 1), 0);
  const compute = computation(statistic, comparisons, items);
  if (!compute) return undefined;
  return figureOf({ field: field.name, statistic }, { size, contents: new Set(said).size }, (weights) =>
    compute(drawnWith ? Uint32Array.from(drawnWith, (place) => weights[place] ?? 0) : weights),
  );
}

type Comparisons = readonly (FieldComparison | undefined)[];

function computation(
  statistic: AgreementStatistic,
  parts: Comparisons,
  items: readonly MeasuredItem[],
): ((weights: Weights) => Outcome) | undefined {
  switch (statistic) {
    case 'alpha_nominal':
      return alpha(categories(parts), 'nominal');
    case 'alpha_ordinal':
      return alpha(numbers(parts), 'ordinal');
    case 'alpha_interval':
      return alpha(numbers(parts), 'interval');
    case 'alpha_ratio':
      return ratioAlpha(numbers(parts));
    case 'alpha_masi':
      return distanceAlpha(parts, masiDistance);
    case 'alpha_jaccard':
      return distanceAlpha(parts, jaccardDistance);
    case 'cohen_kappa':
      return cohen(parts, items, 'none');
    case 'cohen_kappa_quadratic':
      return cohen(parts, items, 'quadratic');
    case 'fleiss_kappa':
      return fleiss(parts, items);
    case 'matched_iou':
    case 'matched_nearness':
      return meanOf(parts.map((part) => mean(part?.overlap ?? [])));
    case 'found_by_both':
      return meanOf(parts.map((part) => mean(part?.found ?? [])));
    case 'same_value':
    case 'chrf':
    case 'object_quality':
      return meanOf(parts.map((part) => mean(part?.similarity ?? [])));
  }
}

/** Values of each item without the missing ones. */
const valuesOf = (part: FieldComparison | undefined) => (part?.values ?? []).filter((value) => value !== null);

const numbers = (parts: Comparisons): number[][] => parts.map((part) => valuesOf(part).map(Number));

/** Names of categories as numbers, sorted by name, so that the result does not hang on the order of items. */
function categories(parts: Comparisons): number[][] {
  const names = [...new Set(parts.flatMap((part) => valuesOf(part).map(String)))].sort();
  const placeOf = new Map(names.map((name, place) => [name, place]));
  return parts.map((part) => valuesOf(part).map((value) => placeOf.get(String(value)) ?? 0));
}

function alpha(units: readonly (readonly number[])[], scale: Scale): (weights: Weights) => Outcome {
  const prepared = new KrippendorffAlpha(units, scale);
  return (weights) => prepared.value(weights);
}

/** The ratio scale has no negative numbers, and compares all distinct values with each other. */
function ratioAlpha(units: readonly (readonly number[])[]): ((weights: Weights) => Outcome) | undefined {
  const distinct = new Set(units.flat());
  if (distinct.size > MAX_RATIO_VALUES || [...distinct].some((value) => value < 0)) return undefined;
  return alpha(units, 'ratio');
}
const MAX_RATIO_VALUES = 200;

function distanceAlpha(parts: Comparisons, distance: typeof masiDistance): (weights: Weights) => Outcome {
  const units = parts.map((part) => valuesOf(part).map((tags) => new Set(Array.isArray(tags) ? tags.map(String) : [])));
  const prepared = new DistanceAlpha<ReadonlySet<string>>(units, distance);
  return (weights) => prepared.value(weights);
}

const codersOf = (items: readonly MeasuredItem[]): string[] =>
  [...new Set(items.flatMap(({ coders }) => coders))].sort();

/** Of two coders; with more, Fleiss' takes its place. */
function cohen(
  parts: Comparisons,
  items: readonly MeasuredItem[],
  costs: KappaWeights,
): ((weights: Weights) => Outcome) | undefined {
  const coders = codersOf(items);
  if (coders.length !== 2) return undefined;
  const values = parts.map((part) => part?.values ?? []);
  const known = [...new Set(values.flat().filter((value) => value !== null))];
  known.sort((a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1));
  const placeOf = new Map(known.map((value, place) => [value, place]));
  const pairs = values.map((both, item) => {
    const first = items[item]?.coders[0] === coders[0] ? 0 : 1;
    const [a, b] = [both[first] ?? null, both[1 - first] ?? null];
    return a === null || b === null ? undefined : ([placeOf.get(a) ?? 0, placeOf.get(b) ?? 0] as const);
  });
  return (weights) => {
    const table = known.map(() => new Array<number>(known.length).fill(0));
    pairs.forEach((pair, item) => {
      const row = pair && table[pair[0]];
      if (row) row[pair[1]] = (row[pair[1]] ?? 0) + (weights[item] ?? 0);
    });
    return cohenKappa(table, costs);
  };
}

function fleiss(parts: Comparisons, items: readonly MeasuredItem[]): ((weights: Weights) => Outcome) | undefined {
  if (codersOf(items).length < 3) return undefined;
  const units = categories(parts);
  const size = 1 + units.reduce((most, unit) => unit.reduce((high, value) => Math.max(high, value), most), 0);
  const counts = units.map((unit) => {
    const count = new Array<number>(size).fill(0);
    for (const category of unit) count[category] = (count[category] ?? 0) + 1;
    return count;
  });
  return (weights) => fleissKappa(counts, weights);
}
