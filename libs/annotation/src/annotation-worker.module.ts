import { Module } from '@nestjs/common';

import { AgreementWorkerModule } from './agreement/agreement-worker.module.js';
import { CleaningWorkerModule } from './cleaning/cleaning.module.js';
import { RatingWorkerModule } from './rating/rating.module.js';
import { RevalidationWorkerModule } from './revalidation/revalidation-worker.module.js';
import { SuggestionWorkerModule } from './suggestion/suggestion-worker.module.js';
import { VocabularyWorkerModule } from './vocabulary/vocabulary.module.js';

/** What happens to annotations in the background. */
@Module({
  imports: [
    AgreementWorkerModule,
    CleaningWorkerModule,
    RevalidationWorkerModule,
    RatingWorkerModule,
    SuggestionWorkerModule,
    VocabularyWorkerModule,
  ],
})
export class AnnotationWorkerModule {}
