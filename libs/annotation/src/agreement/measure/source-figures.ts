import { ENOUGH_CONTENTS } from '@odr/contracts';

import type { ComparedField } from '../compare/compared-field.js';
import { bootstrap, once } from '../statistics/bootstrap.js';
import { isValue } from '../statistics/outcome.js';
import { type Figure, meanOf } from './figure.js';
import { figuresOfField } from './field-figures.js';
import type { MeasuredItem } from './measured-item.js';

/** How much people agree under one source. */
export interface SourceFigures {
  readonly figures: readonly Figure[];
  /** 1 minus the mean disagreement of contents, not corrected for chance; null without any. */
  readonly agreement: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** How many contents lie in each tenth of disagreement, from 0 to 1. */
  readonly distribution: readonly number[];
  readonly contents: number;
  readonly coders: number;
  /** Annotators' judgements of these contents. */
  readonly judgements: number;
}

const BINS = 10;

/** All figures of the contents that were judged twice or more under one source. */
export function sourceFigures(fields: readonly ComparedField[], items: readonly MeasuredItem[]): SourceFigures {
  const agreement = meanOf(items.map(({ disagreement }) => 1 - disagreement));
  const value = agreement(once(items.length));
  const interval = items.length < ENOUGH_CONTENTS ? undefined : bootstrap(items.length, agreement);
  const distribution = new Array<number>(BINS).fill(0);
  for (const { disagreement } of items) {
    const bin = Math.min(BINS - 1, Math.floor(disagreement * BINS));
    distribution[bin] = (distribution[bin] ?? 0) + 1;
  }
  return {
    figures: fields.flatMap((field) => figuresOfField(field, items)),
    agreement: isValue(value) ? value : null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    distribution,
    contents: items.length,
    coders: new Set(items.flatMap(({ coders }) => coders)).size,
    judgements: items.reduce((sum, { coders }) => sum + coders.length, 0),
  };
}
