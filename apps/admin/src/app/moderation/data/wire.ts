import type { Queue } from './case.js';

export interface RawQueue {
  readonly name: string;
  readonly open: number;
  readonly mine: number;
  readonly oldestOpenedAt: string | null;
}

export interface RawDecisions {
  readonly decisions: readonly { readonly id: string; readonly itemId: string }[];
}

export const toQueue = (raw: RawQueue): Queue => ({
  name: raw.name,
  waiting: raw.open,
  mine: raw.mine,
  oldestAt: raw.oldestOpenedAt,
});

/** The short texts of an annotation: enough to see whether words and picture agree. */
export function captionsOf(annotation: unknown): string[] {
  if (typeof annotation === 'string') return [annotation];
  if (typeof annotation !== 'object' || annotation === null || Array.isArray(annotation)) return [];
  return Object.entries(annotation)
    .filter(([key, value]) => /caption|description|text/i.test(key) && typeof value === 'string')
    .map(([, value]) => value as string);
}
