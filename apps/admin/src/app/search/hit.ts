import type { Content } from '../shared/data-content/content.js';
import type { Page } from '../shared/data-page/page.js';

/** A picture that was found; without a score when nothing was ranked. */
export interface Hit {
  readonly content: Content;
  readonly score?: number;
  /** Pieces of captions and tags as escaped HTML, with the words that match in <mark>. */
  readonly highlight?: string;
  /** The same of the text in the picture, where the words were found there. */
  readonly pictureText?: string;
}

export interface HitPage extends Page<Hit> {
  /** Why meaning took no part, as while its model is being fetched. */
  readonly missing?: string;
  /** Words that nothing has, and what was looked for beside them. */
  readonly corrections?: readonly Correction[];
  /** Whether there are more than the total. */
  readonly totalIsAtLeast?: boolean;
  readonly facets?: { readonly license: readonly FacetCount[] };
}

export interface Correction {
  readonly word: string;
  readonly replacement: string;
}

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

export interface BrowseQuery {
  readonly q?: string;
  readonly mode?: string;
  readonly license?: string;
  readonly format?: string;
  readonly minWidth?: string;
  /** Id of a picture of the collection whose like is wanted. */
  readonly like?: string;
  /** Only what is in this set. */
  readonly setId?: string;
  /** A picture brought along; it cannot stand in the address. */
  readonly file?: File;
}

export const MODES = [
  { value: '', word: 'Words and meaning' },
  { value: 'text', word: 'Words only' },
  { value: 'vector', word: 'Meaning only' },
] as const;

export const SIZES = [
  { value: '', word: 'Any' },
  { value: '640', word: '640 px and wider' },
  { value: '1280', word: '1,280 px and wider' },
  { value: '2560', word: '2,560 px and wider' },
] as const;

export const FORMATS = ['jpeg', 'png', 'webp', 'avif', 'heic', 'gif', 'tiff'] as const;
