import type { Content } from './content.js';

/** A picture beside another one, and how near it is. */
export interface Near {
  readonly content: Content;
  /** Bits of difference, or undefined when the nearness is a score. */
  readonly distance?: number;
  readonly score?: number;
  readonly isExact: boolean;
}

export interface RawNear {
  readonly content?: Content;
  readonly distance?: number | null;
  readonly score?: number | null;
  readonly kind?: string;
}

/** Reads a hit of a search or of a duplicate list; some lists answer the content itself with the distance in it. */
export function toNear(raw: RawNear): Near {
  const content = raw.content ?? (raw as unknown as Content);
  return {
    content,
    distance: raw.distance ?? undefined,
    score: raw.score ?? undefined,
    isExact: raw.kind === 'exact' || raw.kind === 'pixels' || raw.distance === 0,
  };
}
