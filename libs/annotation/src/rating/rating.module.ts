import { Module } from '@nestjs/common';

import { AnnotationModule } from '../annotation.module.js';
import { ContentModule } from '@odr/content';

import { RatingQualityController } from './quality/rating-quality.controller.js';
import { RatingQualityReader } from './quality/rating-quality.reader.js';
import { RatingQualityService } from './quality/rating-quality.service.js';
import { RaterReader } from './rater.reader.js';
import { RatingController } from './rating.controller.js';
import { RatingProcessor } from './rating.processor.js';
import { RatingScaleRepository } from './rating-scale.repository.js';
import { RatingReader } from './rating.reader.js';
import { RatingRepository } from './rating.repository.js';
import { RatingService } from './rating.service.js';

/** Ratings of annotations, over HTTP. */
@Module({
  imports: [AnnotationModule, ContentModule],
  controllers: [RatingController, RatingQualityController],
  providers: [RatingRepository, RatingReader, RaterReader, RatingService, RatingQualityReader, RatingQualityService],
})
export class RatingHttpModule {}

/** Ratings corrected for harsh and mild raters, in the background. */
@Module({ providers: [RatingRepository, RatingScaleRepository, RatingProcessor] })
export class RatingWorkerModule {}
