import { SearchAlert } from '@odr/contracts';
import { InvalidRequest } from '@odr/platform';
import type { SearchQueryRequest } from './dto/search-query.request.dto.js';

/** A kept search: the document that a request was checked to be. */
export type KeptQuery = SearchQueryRequest;

/** How many one account keeps, and deleted ones count until they are gone for good. */
export const MOST_SAVED_SEARCHES = 200;

/** A deleted search can be brought back for so many days. */
export const KEPT_DELETED_DAYS = 30;

const HOUR_MS = 3_600_000;

/** How long nothing is told after something was. */
export const QUIET_MS: Readonly<Record<Exclude<SearchAlert, 'off'>, number>> = {
  [SearchAlert.AtOnce]: 0,
  [SearchAlert.Daily]: 24 * HOUR_MS,
  [SearchAlert.Weekly]: 7 * 24 * HOUR_MS,
};

/** @throws InvalidRequest for words and pictures at once: their scores cannot be compared; and for what is only unlike something */
export function assertOneQuestion({ q, similarTo, dissimilarTo }: KeptQuery): void {
  const isUnasked = dissimilarTo && !similarTo;
  if (!isUnasked && (!similarTo || (q ?? '').trim() === '')) return;
  const message = isUnasked ? 'dissimilarTo goes with similarTo' : 'give either words or pictures to be similar to';
  throw new InvalidRequest([{ path: 'query', message, code: isUnasked ? 'incomplete' : 'atMostOne' }]);
}

/** The same document without what is absent or empty, so that equal searches are kept alike. */
export function tidied({ filters, ...query }: KeptQuery): KeptQuery {
  const kept = Object.entries(filters ?? {}).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  const words = query.q?.trim();
  const all = {
    ...query,
    q: words === '' ? undefined : words,
    filters: kept.length > 0 ? Object.fromEntries(kept) : undefined,
  };
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined && value !== null),
  ) as KeptQuery;
}
