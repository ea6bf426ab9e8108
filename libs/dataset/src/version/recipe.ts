import type { ContentFilter } from '@odr/content';

/** What a version is chosen from: exactly one of them. */
export interface Selection {
  readonly contentIds?: readonly string[];
  readonly setId?: string;
  readonly query?: ContentFilter & { readonly q?: string };
  /** The items of this version that have not been withdrawn since. */
  readonly successorOf?: string;
}

/** At most so many items of each value. */
export interface Quota {
  readonly by: 'license' | 'source' | 'aspect' | 'format';
  readonly most: number;
}

/** How a version is made; kept with it, so that it can be made again. */
export interface Recipe {
  readonly selection: Selection;
  /** Turns into an order that nobody can choose: the hash of seed and id. */
  readonly seed: string;
  readonly sample?: { readonly count?: number; readonly quotas?: readonly Quota[] };
  /** Shares by name, e.g. train 0.8, validation 0.1, test 0.1. */
  readonly splits?: Readonly<Record<string, number>>;
  /** Whether items that the profile does not carry are left out rather than standing in the way. */
  readonly leavesOut: boolean;
  /** What the dataset was called then: two exports of one version say the same, however it is called by now. */
  readonly about?: { readonly title: string; readonly description: string };
}
