import type { Queue } from './case.js';

export interface RawQueue {
  readonly name: string;
  readonly title?: string;
  readonly hiddenActions?: readonly string[];
  readonly policies?: readonly string[];
  readonly overdue?: number;
  readonly escalated?: number;
  readonly open: number;
  readonly mine: number;
  readonly oldestOpenedAt: string | null;
}

export interface RawDecisions {
  readonly decisions: readonly { readonly id: string; readonly itemId: string }[];
}

export const toQueue = (raw: RawQueue): Queue => ({
  name: raw.name,
  title: raw.title,
  hiddenActions: raw.hiddenActions ?? [],
  policies: raw.policies ?? [],
  overdue: raw.overdue ?? 0,
  escalated: raw.escalated ?? 0,
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
