import type { FitOptions } from './map-model.js';
import type { Matrix } from './matrix.js';

/** What the thread is asked for. */
export type ProjectionTask =
  | { readonly kind: 'fit'; readonly vectors: Matrix; readonly options: Omit<FitOptions, 'onEpoch'> }
  | { readonly kind: 'load'; readonly model: Uint8Array }
  | { readonly kind: 'place'; readonly vectors: Matrix; readonly seeds: Uint32Array }
  | { readonly kind: 'measure'; readonly vectors: Matrix; readonly positions: Matrix; readonly neighbours: number };

/** What it says: how far it is, then what came of it. */
export type ProjectionAnswer = { readonly epoch: number } | { readonly value: unknown } | { readonly error: string };
