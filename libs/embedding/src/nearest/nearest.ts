import type { ContentCondition } from '@odr/content';
import type { EmbeddingEngine } from '@odr/entities';
import type { ContentId } from '@odr/kernel';

/** A question for the nearest neighbours of a vector. */
export interface NearestQuery {
  readonly engine: EmbeddingEngine;
  /** Of the engine's dimension. */
  readonly vector: ArrayLike<number>;
  readonly limit: number;
  /** Which contents may answer; give the caller's scope here. */
  readonly where: ContentCondition;
  /** Whether to compare with every row instead of asking the index. */
  readonly exact?: boolean;
  /** Ends the question, in the database too. */
  readonly signal?: AbortSignal;
  /** Longest time that it may take. */
  readonly timeLimitMs?: number;
}

export interface Neighbour {
  readonly contentId: ContentId;
  /** Larger is nearer: the cosine, the inner product, or 1/(1 + distance) under l2. */
  readonly similarity: number;
}

export interface Nearest {
  /** The nearest first. */
  readonly items: readonly Neighbour[];
  /** `exact`: every matching row was compared. `index`: the index answered; a near one may be missing. */
  readonly plan: 'exact' | 'index';
  readonly exact: boolean;
  /** Whose vectors were compared. */
  readonly engine: EmbeddingEngine;
}
