import { Module } from '@nestjs/common';
import { EmbeddingModule } from '@odr/embedding';
import { NotificationModule } from '@odr/notification';
import { FreezeModule } from '../freeze/freeze.module.js';
import { FreezeProcessor } from '../freeze/freeze.processor.js';
import { GapModule } from '../gap/gap.module.js';
import { GapProcessor } from '../gap/gap.processor.js';
import { SearchModule } from '../search.module.js';
import { AlertProcessor } from './alert/alert.processor.js';
import { AlertRepository } from './alert/alert.repository.js';
import { AlertService } from './alert/alert.service.js';
import { ArrivalRepository } from './alert/arrival.repository.js';
import { Arrivals } from './alert/arrivals.js';
import { LikenessMatcher } from './alert/likeness-matcher.js';
import { SavedSearchModule } from './saved-search.module.js';

@Module({
  imports: [EmbeddingModule, FreezeModule, GapModule, NotificationModule, SavedSearchModule, SearchModule],
  providers: [
    AlertProcessor,
    AlertRepository,
    AlertService,
    ArrivalRepository,
    Arrivals,
    FreezeProcessor,
    GapProcessor,
    LikenessMatcher,
  ],
  exports: [Arrivals],
})
export class SavedSearchWorkerModule {}
