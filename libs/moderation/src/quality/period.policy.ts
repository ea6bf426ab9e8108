import { InvalidRequest } from '@odr/platform';

const DAY_MS = 86_400_000;
const USUAL_DAYS = 90;
const MAX_DAYS = 3_660;

/** Half open: what happened at `to` is not in it. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

/**
 * Reads a period.
 * @throws InvalidRequest unless it begins before it ends, and lasts ten years at most
 */
export function periodOf({ from, to }: { readonly from?: string; readonly to?: string }, now: Date): Period {
  const end = to === undefined ? now : new Date(to);
  const start = from === undefined ? new Date(end.getTime() - USUAL_DAYS * DAY_MS) : new Date(from);
  if (start < end && end.getTime() - start.getTime() <= MAX_DAYS * DAY_MS) return { from: start, to: end };
  throw new InvalidRequest([{ path: 'to', message: 'must lie after from, by ten years at most', code: 'isPeriod' }]);
}
