import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public, RateLimit } from '@odr/access';
import { Problems } from '@odr/platform';
import { SuggestionsQuery } from '../dto/suggestions.query.dto.js';
import { SuggestionsResponse } from '../dto/suggestions.response.dto.js';
import { SuggestionService } from './suggestion.service.js';

@ApiTags('search')
@Controller('search/suggestions')
export class SuggestionController {
  constructor(private readonly suggestions: SuggestionService) {}

  /** Completes what is typed with words and names of published items. */
  @Get()
  @RateLimit('search')
  @Public('Words of published items are there to be found.')
  @Problems('request.invalid')
  @ApiOperation({ operationId: 'search_suggest' })
  async suggest(@Query() { q, limit }: SuggestionsQuery): Promise<SuggestionsResponse> {
    return { items: await this.suggestions.suggest(q, limit) };
  }
}
