import { Module } from '@nestjs/common';
import { ContentModule } from '@odr/content';
import { ModelsModule } from '@odr/platform';

import { BuiltInSuggester } from './look/built-in.suggester.js';
import { EndpointSuggester } from './look/endpoint.suggester.js';
import { LookService } from './look/look.service.js';
import { ShownPictures } from './look/shown-pictures.js';
import { SuggestionRunner } from './run/suggestion-run.service.js';
import { SuggestionModule } from './suggestion.module.js';
import { SuggestionProcessor } from './suggestion.processor.js';

/** Models at work. */
@Module({
  imports: [SuggestionModule, ContentModule, ModelsModule],
  providers: [BuiltInSuggester, EndpointSuggester, ShownPictures, LookService, SuggestionRunner, SuggestionProcessor],
})
export class SuggestionWorkerModule {}
