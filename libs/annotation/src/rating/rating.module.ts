import { Module } from '@nestjs/common';

import { AnnotationModule } from '../annotation.module.js';
import { RaterReader } from './rater.reader.js';
import { RatingController } from './rating.controller.js';
import { RatingProcessor } from './rating.processor.js';
import { RatingScaleRepository } from './rating-scale.repository.js';
import { RatingReader } from './rating.reader.js';
import { RatingRepository } from './rating.repository.js';
import { RatingService } from './rating.service.js';

/** Ratings of annotations, over HTTP. */
@Module({
  imports: [AnnotationModule],
  controllers: [RatingController],
  providers: [RatingRepository, RatingReader, RaterReader, RatingService],
})
export class RatingHttpModule {}

/** Ratings corrected for harsh and mild raters, in the background. */
@Module({ providers: [RatingRepository, RatingScaleRepository, RatingProcessor] })
export class RatingWorkerModule {}
