import type { SetVisibility } from '@odr/contracts';

import type { Content } from '../data-content/content.js';

/** A list of pictures that somebody keeps. */
export interface ContentSet {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly visibility: SetVisibility;
  readonly userId: string;
  readonly teamId: string | null;
  /** Of what one may see. */
  readonly itemCount: number;
  readonly coverId: string | null;
  readonly version: number;
}

export interface SetItem {
  readonly content: Content;
  readonly addedAt: string;
}

/** What one writes about a set. */
export interface SetDescription {
  readonly name: string;
  readonly description: string;
  readonly visibility: SetVisibility;
}

/** What became of pictures on their way into a set. */
export interface Addition {
  readonly added: number;
  readonly present: number;
  readonly missing: readonly string[];
}
