import { setImmediate as otherWork } from 'node:timers/promises';

import { Injectable } from '@nestjs/common';
import { mayDo, type Principal, scopeOf } from '@odr/access';
import { ContentSetLookup } from '@odr/content';
import type { UserId } from '@odr/kernel';
import { SharedCache } from '@odr/platform';

import type { RatingGroupResponse, RatingQualityResponse } from '../dto/rating-quality.response.dto.js';
import { agreementOfRater, agreementOfRatings, meanOfRatings, type RatedTwice } from './rating-figures.js';
import { type RatingCounts, type RatingFilter, RatingQualityReader } from './rating-quality.reader.js';

/** What is computed while somebody waits is computed of so many annotations at most. */
const MOST_ANNOTATIONS = 1_000;
/** As old as figures of agreement may be. */
const KEPT_MS = 5 * 60_000;
const MOST_SOURCES = 20;
const MOST_RATERS = 50;

/** How ratings are distributed, and how much raters agree. */
@Injectable()
export class RatingQualityService {
  constructor(
    private readonly reader: RatingQualityReader,
    private readonly sets: ContentSetLookup,
    private readonly cache: SharedCache,
  ) {}

  /** Of raters, oneself; all of them for moderators. Up to five minutes old. @throws ContentSetNotFound */
  async quality(filter: RatingFilter, caller: Principal): Promise<RatingQualityResponse> {
    if (filter.setId !== undefined) await this.sets.assertVisible(scopeOf(caller), filter.setId);
    const only = mayDo(caller, 'moderation.read') ? null : caller.userId;
    const { sourceId, setId, from, to } = filter;
    const key = JSON.stringify(['annotation-quality:ratings', only, sourceId, setId, from, to]);
    return this.cache.remember(key, KEPT_MS, () => this.compute(filter, only));
  }

  /** Counts all ratings of the filter: some seconds of half a million. */
  private async compute(filter: RatingFilter, only: UserId | null): Promise<RatingQualityResponse> {
    const [overall, sources, raters, { rated, total }] = await Promise.all([
      this.reader.overall(filter),
      this.reader.bySource(filter, MOST_SOURCES),
      this.reader.byRater(filter, only, MOST_RATERS),
      this.reader.ratedTwice(filter, MOST_ANNOTATIONS),
    ]);
    const underSource = (id: string): RatedTwice[] => rated.filter(({ sourceIds }) => sourceIds.includes(id));
    const bySource = await inTurns(sources, (one) => ({
      ...groupOf(one),
      agreement: agreementOfRatings(underSource(one.id ?? '')),
    }));
    const byRater = await inTurns(raters, (one) => ({
      ...groupOf(one),
      agreement: agreementOfRater(rated, one.id ?? ''),
    }));
    const isSampled = rated.length < total;
    const agreement = agreementOfRatings(rated);
    return { ...countsOf(overall), agreement, total, isSampled, sources: bySource, raters: byRater };
  }
}

/** Four hundred drawings of a rater take some milliseconds: other requests get their turn in between. */
async function inTurns<T, R>(all: readonly T[], compute: (one: T) => R): Promise<R[]> {
  const results: R[] = [];
  for (const one of all) {
    results.push(compute(one));
    await otherWork();
  }
  return results;
}

const countsOf = ({ ratings, byRating }: RatingCounts): Pick<RatingGroupResponse, 'ratings' | 'byRating' | 'mean'> => ({
  ratings,
  byRating: [...byRating],
  mean: meanOfRatings(byRating),
});

const groupOf = (counts: RatingCounts): Omit<RatingGroupResponse, 'agreement'> => ({
  about: { id: counts.id ?? '', name: counts.name ?? '' },
  ...countsOf(counts),
});
