import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@odr/access';
import type { AnnotationId } from '@odr/kernel';
import { Database, JobQueue, type UncountedPageQuery } from '@odr/platform';

import { AnnotationService } from '../annotation/annotation.service.js';
import type { RatingPageResponse, RatingSummaryResponse } from './dto/rating.response.dto.js';
import { OwnRating } from './rating.errors.js';
import { RatingReader } from './rating.reader.js';
import { RatingRepository } from './rating.repository.js';

const CORRECTION = 'annotation.correct_ratings';

/** What people think of annotations. */
@Injectable()
export class RatingService {
  constructor(
    private readonly db: Database,
    private readonly annotations: AnnotationService,
    private readonly ratings: RatingRepository,
    private readonly reader: RatingReader,
    private readonly jobs: JobQueue,
  ) {}

  /** Gives a rating, or another one instead. @throws AnnotationNotFound, OwnRating */
  async rate(
    id: AnnotationId,
    rating: number,
    reason: string | null,
    actor: Principal,
  ): Promise<RatingSummaryResponse> {
    await this.annotations.read(id, actor);
    if (await this.ratings.hasWritten(actor.userId, id)) throw new OwnRating();
    await this.change(id, rating, reason, actor);
    return this.reader.summary(id, actor.userId);
  }

  /** Takes one's rating back; without one nothing happens. @throws AnnotationNotFound */
  async withdraw(id: AnnotationId, actor: Principal): Promise<RatingSummaryResponse> {
    await this.annotations.read(id, actor);
    await this.change(id, null, null, actor);
    return this.reader.summary(id, actor.userId);
  }

  /** @throws AnnotationNotFound */
  async list(id: AnnotationId, page: UncountedPageQuery, caller: Principal | undefined): Promise<RatingPageResponse> {
    await this.annotations.read(id, caller);
    const [ratings, summary] = await Promise.all([
      this.reader.page(id, page),
      this.reader.summary(id, scopeOf(caller).userId),
    ]);
    return { ...ratings, summary };
  }

  private async change(
    id: AnnotationId,
    rating: number | null,
    reason: string | null,
    actor: Principal,
  ): Promise<void> {
    await this.db.transaction(async () => {
      const hasChanged = await this.ratings.set(id, actor.userId, rating, reason);
      if (hasChanged) await this.jobs.add(CORRECTION, {}, { dedupeKey: CORRECTION });
    });
  }
}
