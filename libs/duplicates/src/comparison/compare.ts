import { bestAlignment, turningsOf, uprightOf, type Turnings } from './best-alignment.js';
import { judged, type Judgement, type Side } from './judgement.js';

/** A picture made ready to be compared with many. */
export interface Prepared extends Side {
  readonly turnings: Turnings;
}

export const prepared = (side: Side): Prepared => ({ ...side, turnings: turningsOf(side.raster) });

/** Lays one picture on another, in whatever orientation fits best, and says what they have in common. */
export function compare(first: Prepared, second: Side): Judgement {
  return judged(first, second, bestAlignment(first.turnings, uprightOf(second.raster)));
}
