import { Injectable } from '@nestjs/common';
import { Database, RunsEvery } from '@odr/platform';

import { scaleOf } from './rating-model.js';
import { RatingTable } from './rating-table.js';
import { RatingScaleRepository } from './rating-scale.repository.js';
import { RatingRepository } from './rating.repository.js';

const EVERY_MS = 60_000;
/** One transaction each. */
const ANNOTATIONS_AT_ONCE = 500;
const MARKED_AT_ONCE = 5_000;
const RATERS_AT_ONCE = 10;
/** After this long another job has its turn; what is left waits for the next run. */
const SLICE_MS = 10_000;

/** Keeps corrected ratings up with what people rate. Costs what has changed: nothing is read that no change leads to. */
@Injectable()
export class RatingProcessor {
  constructor(
    private readonly db: Database,
    private readonly ratings: RatingRepository,
    private readonly scale: RatingScaleRepository,
  ) {}

  @RunsEvery(EVERY_MS, 'annotation.correct_ratings')
  async correct(): Promise<void> {
    const until = Date.now() + SLICE_MS;
    if (await this.scale.isOutgrown()) await this.estimate();
    await this.db.transaction(() => this.scale.follow());
    while (await this.db.transaction(() => this.scale.mark(MARKED_AT_ONCE))) if (Date.now() > until) return;
    while (await this.step()) if (Date.now() > until) return;
  }

  /**
   * All ratings are read, once for every tenth that they have grown, and the habits are found at once: by turns of what a change
   * leads to, half a million ratings that came together did so for hours.
   */
  private async estimate(): Promise<void> {
    const moments = await this.scale.moments();
    if (moments.ratings === 0) return;
    const scale = scaleOf(moments);
    const table = new RatingTable();
    for await (const rating of this.scale.ratings()) table.add(rating);
    const { habits } = table.fit(scale);
    await this.db.transaction(async () => {
      await this.scale.replace(scale, moments.ratings, moments.lastEvent);
      await this.scale.takeUp(table.raters, habits);
    });
  }

  /**
   * All merits first, then habits: who rates for the first time is compared with what others gave, and a habit that were taken up
   * after every few merits would mark all that its rater rated again and again.
   * @returns whether there was anything to do
   */
  private async step(): Promise<boolean> {
    const annotations = await this.db.transaction(() => this.ratings.settleMerits(ANNOTATIONS_AT_ONCE));
    if (annotations === ANNOTATIONS_AT_ONCE) return true;
    const raters = await this.db.transaction(() => this.ratings.applyHabits(RATERS_AT_ONCE));
    return raters + annotations > 0;
  }
}
