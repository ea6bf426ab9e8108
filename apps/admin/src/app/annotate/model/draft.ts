import type { Mark } from './mark.js';

/** What is said about the whole picture in one language. */
export interface Caption {
  readonly id: string;
  /** BCP 47; empty while nobody has said which. */
  readonly language: string;
  readonly text: string;
}

export interface Tag {
  readonly tag: string;
  readonly category?: string;
  /** In [0, 1]. */
  readonly confidence?: number;
}

/** Everything one person says about one picture, as it stands on the screen. */
export interface Draft {
  readonly marks: readonly Mark[];
  readonly captions: readonly Caption[];
  readonly tags: readonly Tag[];
  /** What is filled into the forms of other sources, by the id of the source. */
  readonly values: Readonly<Record<string, unknown>>;
  /** What the person has made of suggestions, by their id. */
  readonly decided: Readonly<Record<string, 'accepted' | 'rejected'>>;
}

export const EMPTY_DRAFT: Draft = { marks: [], captions: [], tags: [], values: {}, decided: {} };
