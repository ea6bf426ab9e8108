import type { PublicOf } from '@odr/kernel';
import type { Database } from '@odr/platform';

import type { RatingScaleRepository } from './rating-scale.repository.js';
import { RatingProcessor } from './rating.processor.js';
import type { RatingRepository } from './rating.repository.js';

describe('correcting ratings', () => {
  it('takes up habits only when all merits are settled, so that a rater of many marks them once', async () => {
    const done: string[] = [];
    const left = { merits: [500, 500, 3, 7, 0], habits: [2, 0, 0] };
    const took = (what: 'merits' | 'habits') => (): Promise<number> => {
      done.push(what);
      return Promise.resolve(left[what].shift() ?? 0);
    };
    const ratings = { settleMerits: took('merits'), applyHabits: took('habits') };
    const scale: Partial<PublicOf<RatingScaleRepository>> = {
      isOutgrown: () => Promise.resolve(false),
      follow: () => Promise.resolve(),
      mark: () => Promise.resolve(false),
    };
    const db = { transaction: <T>(work: () => Promise<T>) => work() };

    await new RatingProcessor(
      db as Database,
      ratings as unknown as RatingRepository,
      scale as RatingScaleRepository,
    ).correct();

    expect(done).toEqual(['merits', 'merits', 'merits', 'habits', 'merits', 'habits', 'merits', 'habits']);
  });
});
