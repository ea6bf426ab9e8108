import type { Content } from '../../shared/data-content/content.js';

/** What recommendations are for. `like` is like one picture, `you` like what one annotated. */
export type Purpose = 'you' | 'annotating' | 'collection' | 'like';

export interface Reason {
  readonly code: string;
  readonly text: string;
  readonly of?: string;
}

export interface Recommendation {
  readonly content: Content;
  readonly relevance: number;
  readonly reasons: readonly Reason[];
}

export interface Recommendations {
  readonly items: readonly Recommendation[];
  readonly lambda: number;
  readonly distance: number | null;
  readonly candidates: number;
}

/** A part of the page: a list of its own, with what to do while it is empty. */
export interface Section {
  readonly purpose: Purpose;
  readonly title: string;
  readonly about: string;
  readonly empty: string;
}

export const SECTIONS: readonly Section[] = [
  {
    purpose: 'you',
    title: 'For you',
    about: 'Near what you annotated last, and not all the same.',
    empty: 'Annotate a few pictures, then more like those come here.',
  },
  {
    purpose: 'annotating',
    title: 'Waiting for annotations',
    about: 'In campaigns that you take part in, not described yet, or described in ways that do not agree.',
    empty: 'Nothing that you may see waits for annotations.',
  },
  {
    purpose: 'collection',
    title: 'Rare in the collection',
    about: 'There is little like these. More of them would make the collection broader.',
    empty: 'The collection is looked at once a day; come back when it has been.',
  },
];

export const LIKE: Section = {
  purpose: 'like',
  title: 'More like this',
  about: 'Near the picture that you came from, and not all the same.',
  empty: 'There is nothing near it that you may see.',
};

/** The slider stands at how much variety there is, which is what `lambda` leaves of relevance. */
export const DEFAULT_VARIETY = 40;
export const lambdaOf = (variety: number): number => Math.round(100 - Math.min(100, Math.max(0, variety))) / 100;

/** The page a reason leads to, where it is about something that has one. */
export function placeOf({ code, of }: Reason): string[] | undefined {
  if (of === undefined) return undefined;
  if (code === 'campaign') return ['/campaigns', of];
  return code === 'similar' || code === 'near_yours' ? ['/contents', of] : undefined;
}
