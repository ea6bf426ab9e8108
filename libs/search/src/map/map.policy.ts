import type { MapVersion } from '@odr/entities';
import type { FitOptions } from './projection/map-model.js';

/** Less is no map. */
export const LEAST_ITEMS = 3;

/** UMAP's usual 15 neighbours; 48 components keep nearly all that tells pictures apart, and make comparing cheap. */
export const PARAMETERS = { neighbours: 15, components: 48, epochs: 300 } as const;

/** @param metric of the engine; only Euclidean vectors are compared by their length too */
export const fitOptions = (seed: number, metric: string): FitOptions => ({
  ...PARAMETERS,
  seed,
  isNormalised: metric !== 'l2',
});

/** How many neighbours the quality of a map is told for, and among how many items: all with all, so no more. */
export const QUALITY_NEIGHBOURS = 15;
export const QUALITY_SAMPLE = 1_000;

type Standing = Pick<MapVersion, 'placed' | 'placedSince' | 'strangeSince'>;

const LEAST_NEWS = 20;
const GROWTH = 0.25;
const LEAST_STRANGERS = 50;
/** Of what was there when the map was drawn, one in twenty counts as strange. */
const DRIFT = 0.2;

/** Why a map should be drawn anew: much has come since, or much that is like nothing on it. */
export function whyDue({ placed, placedSince, strangeSince }: Standing): 'growth' | 'drift' | undefined {
  if (placedSince < LEAST_NEWS) return undefined;
  if (placedSince > GROWTH * placed) return 'growth';
  return placedSince >= LEAST_STRANGERS && strangeSince > DRIFT * placedSince ? 'drift' : undefined;
}
