import { Module } from '@nestjs/common';
import { PrincipalReader } from '@odr/access';
import { AuditModule } from '@odr/audit';
import { AuthModule } from '@odr/auth';
import { ContentModule } from '@odr/content';

import { AnnotationModule } from '../annotation.module.js';
import { AcceptanceQueue } from './automatic/acceptance.queue.js';
import { AutomaticAcceptanceService } from './automatic/automatic-acceptance.service.js';
import { AutomaticRepository } from './automatic/automatic.repository.js';
import { AcceptedPieceKeeper } from './decision/accepted-piece.keeper.js';
import { JoinedAnnotationRepository } from './decision/joined-annotation.repository.js';
import { SuggestionDecisionService } from './decision/suggestion-decision.service.js';
import { SuggestionRepository } from './decision/suggestion.repository.js';
import { SuggestionIntakeRepository } from './intake/suggestion-intake.repository.js';
import { SuggestionIntakeService } from './intake/suggestion-intake.service.js';
import { ENDPOINT_CONFIG, endpointConfig } from './look/endpoint.config.js';
import { ShippedModels } from './model/shipped-models.js';
import { SuggestionModelRepository } from './model/suggestion-model.repository.js';
import { SuggestionModelService } from './model/suggestion-model.service.js';
import { ModelQualityReader } from './quality/model-quality.reader.js';
import { SuggestionRunRepository } from './run/suggestion-run.repository.js';
import { SuggestionRunService } from './run/suggestion-run.service.js';
import { SuggestionReader } from './suggestion.reader.js';

/** What models propose, what people make of it, and how far the models are trusted. */
@Module({
  imports: [AnnotationModule, AuditModule, AuthModule, ContentModule],
  providers: [
    { provide: ENDPOINT_CONFIG, useFactory: () => endpointConfig() },
    PrincipalReader,
    SuggestionReader,
    SuggestionRepository,
    JoinedAnnotationRepository,
    AcceptedPieceKeeper,
    SuggestionDecisionService,
    SuggestionIntakeRepository,
    SuggestionIntakeService,
    SuggestionModelRepository,
    SuggestionModelService,
    ShippedModels,
    ModelQualityReader,
    AcceptanceQueue,
    AutomaticRepository,
    AutomaticAcceptanceService,
    SuggestionRunRepository,
    SuggestionRunService,
  ],
  exports: [
    ENDPOINT_CONFIG,
    PrincipalReader,
    SuggestionReader,
    SuggestionDecisionService,
    SuggestionIntakeRepository,
    SuggestionIntakeService,
    SuggestionModelRepository,
    SuggestionModelService,
    ModelQualityReader,
    AutomaticAcceptanceService,
    SuggestionRunRepository,
    SuggestionRunService,
  ],
})
export class SuggestionModule {}
