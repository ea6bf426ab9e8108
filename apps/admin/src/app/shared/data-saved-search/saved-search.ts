import type { SearchAlert } from '@odr/contracts';

import { present, type Params } from '../data-page/page.js';
import { filterWords } from './filter-label.js';

/** A search as the API keeps it. */
export interface KeptQuery {
  readonly q?: string;
  readonly mode?: string;
  readonly language?: string;
  readonly similarTo?: readonly string[];
  readonly dissimilarTo?: readonly string[];
  readonly engine?: string;
  readonly filters?: Readonly<Record<string, string | number>>;
}

export interface SavedSearch {
  readonly id: string;
  readonly name: string;
  readonly query: KeptQuery;
  /** Whose members see it too. */
  readonly team: { readonly id: string; readonly name: string } | null;
  /** Whether one keeps it oneself. */
  readonly isOwn: boolean;
  readonly mayChange: boolean;
  /** What one is told oneself. */
  readonly alert: SearchAlert;
  /** Found by alerts since one looked last. */
  readonly newCount: number;
  readonly lookedAt: string;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What the page of searches has in its address, as far as it can be kept: a picture that was brought along cannot. */
export interface SearchAddress {
  readonly q: string;
  readonly mode: string;
  readonly filters: Readonly<Partial<Record<string, string>>>;
  readonly like: readonly string[];
  readonly unlike: readonly string[];
  readonly engine: string;
}

export const ALERT_WORDS: Readonly<Record<SearchAlert, string>> = {
  off: 'Never',
  at_once: 'As soon as there is something new',
  daily: 'Once a day',
  weekly: 'Once a week',
};

/** Whose search it is, where a team has to do with it. */
export const sharedWords = ({ team, isOwn }: Pick<SavedSearch, 'team' | 'isOwn'>): string =>
  team === null ? '' : isOwn ? `Shared with ${team.name}` : `Of your team ${team.name}`;

/** The document to keep of a search. Words play no part where pictures do. */
export function keptQuery({ q, mode, filters, like, unlike, engine }: SearchAddress): KeptQuery {
  const given = Object.entries(filters).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const narrowed = given.length > 0 ? { filters: Object.fromEntries(given) } : {};
  if (like.length > 0)
    return {
      similarTo: like,
      ...(unlike.length > 0 ? { dissimilarTo: unlike } : {}),
      ...(engine ? { engine } : {}),
      ...narrowed,
    };
  return { ...(q.trim() ? { q: q.trim() } : {}), ...(mode ? { mode } : {}), ...narrowed };
}

/** Parameters of the address that shows the same search. */
export const addressOf = ({ filters, similarTo, dissimilarTo, ...query }: KeptQuery): Params =>
  present({ ...query, ...filters, like: similarTo?.join(','), unlike: dissimilarTo?.join(',') });

/** What a search looks for, in a line. */
export function queryWords({ q, similarTo, filters = {} }: KeptQuery): string {
  const what = similarTo
    ? `Like ${similarTo.length === 1 ? 'a picture' : `${similarTo.length} pictures`}`
    : q
      ? `“${q}”`
      : 'Every picture';
  const narrowed = Object.entries(filters).map(([name, all]) => filterWords(name, String(all)));
  return [what, ...narrowed].join(', ');
}
