import { Module } from '@nestjs/common';
import { SearchController } from './search.controller.js';
import { SearchModule } from './search.module.js';
import { SuggestionController } from './suggestion/suggestion.controller.js';

@Module({ imports: [SearchModule], controllers: [SuggestionController, SearchController] })
export class SearchHttpModule {}
