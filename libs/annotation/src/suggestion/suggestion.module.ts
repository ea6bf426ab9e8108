import { Module } from '@nestjs/common';
import { ContentModule } from '@odr/content';

import { AnnotationModule } from '../annotation.module.js';
import { AcceptedPieceKeeper } from './decision/accepted-piece.keeper.js';
import { JoinedAnnotationRepository } from './decision/joined-annotation.repository.js';
import { SuggestionDecisionService } from './decision/suggestion-decision.service.js';
import { SuggestionRepository } from './decision/suggestion.repository.js';
import { SuggestionReader } from './suggestion.reader.js';

/** What models propose, and what people make of it. */
@Module({
  imports: [AnnotationModule, ContentModule],
  providers: [
    SuggestionReader,
    SuggestionRepository,
    JoinedAnnotationRepository,
    AcceptedPieceKeeper,
    SuggestionDecisionService,
  ],
  exports: [SuggestionReader, SuggestionRepository, SuggestionDecisionService, AcceptedPieceKeeper],
})
export class SuggestionModule {}
