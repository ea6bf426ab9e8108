import { Module } from '@nestjs/common';
import { ContentModule } from '@odr/content';

import { SuggestionDeliveryController } from './delivery/suggestion-delivery.controller.js';
import { SuggestionDeliveryService } from './delivery/suggestion-delivery.service.js';
import { SuggestionModelController } from './model/suggestion-model.controller.js';
import { SuggestionRunController } from './run/suggestion-run.controller.js';
import { SuggestionController } from './suggestion.controller.js';
import { SuggestionModule } from './suggestion.module.js';

@Module({
  imports: [SuggestionModule, ContentModule],
  controllers: [SuggestionController, SuggestionRunController, SuggestionModelController, SuggestionDeliveryController],
  providers: [SuggestionDeliveryService],
})
export class SuggestionHttpModule {}
