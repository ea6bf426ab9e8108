import { Module } from '@nestjs/common';
import { TeamsModule } from '@odr/teams';

import { AgreementHttpModule } from './agreement/agreement-http.module.js';
import { AnnotationController } from './annotation/annotation.controller.js';
import { AnnotationModule } from './annotation.module.js';
import { BulkAnnotationController } from './bulk/bulk-annotation.controller.js';
import { CampaignHttpModule } from './campaign/campaign.module.js';
import { CleaningHttpModule } from './cleaning/cleaning.module.js';
import { AnnotationExchangeModule } from './format/exchange.module.js';
import { HistoryController } from './history/history.controller.js';
import { RevalidationHttpModule } from './revalidation/revalidation-http.module.js';
import { RatingHttpModule } from './rating/rating.module.js';
import { AnnotationSourceController } from './source/annotation-source.controller.js';
import { SuggestionHttpModule } from './suggestion/suggestion-http.module.js';
import { CheckSchemaController } from './source/check-schema.controller.js';
import { SourceSchemaController } from './source/source-schema.controller.js';
import { TeamAnnotationController } from './team/team-annotation.controller.js';
import { TeamAnnotationReader } from './team/team-annotation.reader.js';
import { VocabularyHttpModule } from './vocabulary/vocabulary.module.js';

/** The bulk routes come first: `annotations/bulk` must not be read as `annotations/:id`. */
@Module({
  imports: [
    AnnotationModule,
    AgreementHttpModule,
    RevalidationHttpModule,
    CampaignHttpModule,
    AnnotationExchangeModule,
    CleaningHttpModule,
    RatingHttpModule,
    SuggestionHttpModule,
    TeamsModule,
    VocabularyHttpModule,
  ],
  controllers: [
    BulkAnnotationController,
    AnnotationController,
    HistoryController,
    AnnotationSourceController,
    SourceSchemaController,
    CheckSchemaController,
    TeamAnnotationController,
  ],
  providers: [TeamAnnotationReader],
})
export class AnnotationHttpModule {}
