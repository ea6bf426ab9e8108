import type { RatingSummaryResponse } from '@odr/sdk';

/** What everybody's ratings of an annotation come to. */
export type RatingSummary = Pick<
  RatingSummaryResponse,
  'ratings' | 'overallRating' | 'correctedRating' | 'correction' | 'spread' | 'byRating'
>;
