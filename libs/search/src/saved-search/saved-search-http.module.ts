import { Module } from '@nestjs/common';
import { FreezeController } from '../freeze/freeze.controller.js';
import { FreezeModule } from '../freeze/freeze.module.js';
import { GapController } from '../gap/gap.controller.js';
import { GapModule } from '../gap/gap.module.js';
import { RecommendationController } from '../recommendation/recommendation.controller.js';
import { RecommendationModule } from '../recommendation/recommendation.module.js';
import { SavedSearchController } from './saved-search.controller.js';
import { SavedSearchModule } from './saved-search.module.js';

@Module({
  imports: [FreezeModule, GapModule, RecommendationModule, SavedSearchModule],
  controllers: [FreezeController, GapController, RecommendationController, SavedSearchController],
})
export class SavedSearchHttpModule {}
