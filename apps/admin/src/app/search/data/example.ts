import type { Content } from '../../shared/data-content/content.js';

/** A picture that a search goes by. */
export interface Example {
  /** Id of a picture of the collection, or key of one that was brought along. */
  readonly id: string;
  readonly side: 'like' | 'unlike';
  readonly name: string;
  /** Undefined while it is fetched, and of a picture that was brought along. */
  readonly content?: Content;
  /** Address of a picture that was brought along. */
  readonly url?: string;
  /** Whether it cannot be shown any more: erased, or forgotten by a reload. */
  readonly isGone: boolean;
}
