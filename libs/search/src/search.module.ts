import { Module } from '@nestjs/common';
import { ContentModule } from '@odr/content';
import { EmbeddingModule } from '@odr/embedding';
import { BoundedReads } from './bounds.js';
import { CountingService } from './facet/counting.service.js';
import { FacetReader } from './facet/facet.reader.js';
import { RankingService } from './hybrid/ranking.service.js';
import { VectorArms } from './hybrid/vector-arms.service.js';
import { SearchDocumentLookup } from './index/search-document.lookup.js';
import { SearchReader } from './search.reader.js';
import { SearchStation } from './index/search.station.js';
import { SearchService } from './search.service.js';
import { SuggestionReader } from './suggestion/suggestion.reader.js';
import { SuggestionService } from './suggestion/suggestion.service.js';
import { CorrectionService } from './text/correction.service.js';
import { HighlightReader } from './text/highlight.reader.js';
import { TermReader } from './text/term.reader.js';
import { TextQueryService } from './text/text-query.service.js';
import { TextReader } from './text/text.reader.js';
import { WordReader } from './text/word.reader.js';
import { ExampleResolver } from './similar/example.resolver.js';
import { SimilarService } from './similar/similar.service.js';

/** Finding contents: by words, by meaning, by likeness. */
@Module({
  imports: [ContentModule, EmbeddingModule],
  providers: [
    BoundedReads,
    CorrectionService,
    CountingService,
    FacetReader,
    ExampleResolver,
    HighlightReader,
    RankingService,
    SearchDocumentLookup,
    SearchReader,
    SearchService,
    SearchStation,
    SimilarService,
    SuggestionReader,
    SuggestionService,
    TermReader,
    TextQueryService,
    TextReader,
    VectorArms,
    WordReader,
  ],
  exports: [SearchService, SimilarService, SuggestionService, TextQueryService],
})
export class SearchModule {}
