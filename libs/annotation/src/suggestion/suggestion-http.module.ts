import { Module } from '@nestjs/common';
import { ContentModule } from '@odr/content';

import { SuggestionController } from './suggestion.controller.js';
import { SuggestionModule } from './suggestion.module.js';

@Module({ imports: [SuggestionModule, ContentModule], controllers: [SuggestionController] })
export class SuggestionHttpModule {}
