import { Module } from '@nestjs/common';
import { EmbeddingModule } from '@odr/embedding';
import { MapHttpModule } from './map/map-http.module.js';
import { MissController } from './miss/miss.controller.js';
import { MissListener } from './miss/miss-listener.js';
import { MissReader } from './miss/miss.reader.js';
import { MissRepository } from './miss/miss.repository.js';
import { SavedSearchHttpModule } from './saved-search/saved-search-http.module.js';
import { SearchController } from './search.controller.js';
import { SearchModule } from './search.module.js';
import { SuggestionController } from './suggestion/suggestion.controller.js';

@Module({
  imports: [EmbeddingModule, MapHttpModule, SavedSearchHttpModule, SearchModule],
  controllers: [MissController, SuggestionController, SearchController],
  providers: [MissListener, MissReader, MissRepository],
})
export class SearchHttpModule {}
