import { Module } from '@nestjs/common';
import { ContentModule } from '@odr/content';

import { SuggestionDeliveryController } from './delivery/suggestion-delivery.controller.js';
import { SuggestionDeliveryService } from './delivery/suggestion-delivery.service.js';
import { EndpointSuggester } from './look/endpoint.suggester.js';
import { ShownPictures } from './look/shown-pictures.js';
import { SuggestionModelController } from './model/suggestion-model.controller.js';
import { SuggestionRunController } from './run/suggestion-run.controller.js';
import { SuggestionController } from './suggestion.controller.js';
import { SuggestionModule } from './suggestion.module.js';
import { SuggestionTrialController } from './trial/suggestion-trial.controller.js';
import { SuggestionTrialService } from './trial/suggestion-trial.service.js';

@Module({
  imports: [SuggestionModule, ContentModule],
  controllers: [
    SuggestionController,
    SuggestionRunController,
    SuggestionModelController,
    SuggestionTrialController,
    SuggestionDeliveryController,
  ],
  providers: [SuggestionDeliveryService, ShownPictures, EndpointSuggester, SuggestionTrialService],
})
export class SuggestionHttpModule {}
