import { Injectable } from '@nestjs/common';
import { Database, RunsEvery } from '@odr/platform';

import { RatingRepository } from './rating.repository.js';

const EVERY_MS = 60_000;
/** One transaction each. */
const ANNOTATIONS_AT_ONCE = 500;
const RATERS_AT_ONCE = 10;
/** After this long another job has its turn; what is left waits for the next run. */
const SLICE_MS = 10_000;

/** Keeps corrected ratings up with what people rate. Costs what has changed: nothing is read that no change leads to. */
@Injectable()
export class RatingProcessor {
  constructor(
    private readonly db: Database,
    private readonly ratings: RatingRepository,
  ) {}

  @RunsEvery(EVERY_MS, 'annotation.correct_ratings')
  async correct(): Promise<void> {
    const until = Date.now() + SLICE_MS;
    let worked = false;
    while (Date.now() < until && (await this.step())) worked = true;
    if (worked) await this.ratings.settleLevel();
  }

  /** Habits first, so that merits are computed with those of today. @returns whether there was anything to do */
  private async step(): Promise<boolean> {
    const raters = await this.db.transaction(() => this.ratings.applyHabits(RATERS_AT_ONCE));
    const annotations = await this.db.transaction(() => this.ratings.settleMerits(ANNOTATIONS_AT_ONCE));
    return raters + annotations > 0;
  }
}
