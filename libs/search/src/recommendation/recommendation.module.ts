import { Module } from '@nestjs/common';
import { ContentModule } from '@odr/content';
import { EmbeddingModule } from '@odr/embedding';
import { GapModule } from '../gap/gap.module.js';
import { RecommendationRepository } from './recommendation.repository.js';
import { RecommendationService } from './recommendation.service.js';

/** What to look at next. */
@Module({
  imports: [ContentModule, EmbeddingModule, GapModule],
  providers: [RecommendationRepository, RecommendationService],
  exports: [RecommendationService],
})
export class RecommendationModule {}
