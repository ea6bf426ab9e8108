import { Body, Controller, Get, HttpCode, Post, Query, Req, UseInterceptors } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtraModels, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { CurrentPrincipal, Public, RateLimit, scopeOf, type Principal } from '@odr/access';
import { SearchRecallInterceptor } from '@odr/embedding';
import { checkedFields, HangUp, Problems, readMemoryUpload } from '@odr/platform';
import type { FastifyRequest } from 'fastify';
import { SearchPageResponse } from './dto/search.response.dto.js';
import { facetsOf, SearchQuery } from './dto/search.query.dto.js';
import { examplesOf, SimilarRequest } from './dto/similar.request.dto.js';
import { SimilarResponse } from './dto/similar.response.dto.js';
import { MissListener } from './miss/miss-listener.js';
import { askerOf } from './miss/miss.policy.js';
import { searchConfig } from './search.config.js';
import { SearchService } from './search.service.js';
import { SimilarService } from './similar/similar.service.js';

const SIMILAR_BODY = {
  schema: {
    allOf: [
      { $ref: getSchemaPath(SimilarRequest) },
      { type: 'object', properties: { file: { type: 'string', format: 'binary' } } },
    ],
  },
};

@ApiTags('search')
@Controller('search')
@UseInterceptors(SearchRecallInterceptor)
export class SearchController {
  constructor(
    private readonly searches: SearchService,
    private readonly similars: SimilarService,
    private readonly misses: MissListener,
  ) {}

  /** Finds items by words and by the meaning of their captions. */
  @Get()
  @RateLimit('search')
  @Public('Published items are there to be found.')
  @Problems(
    'request.invalid',
    'request.malformed_cursor',
    'embedding_engine.not_found',
    'embedding_engine.unavailable',
    'search.timed_out',
  )
  async search(
    @Req() { ip }: FastifyRequest,
    @Query() query: SearchQuery,
    @HangUp() signal: AbortSignal,
    @CurrentPrincipal() principal?: Principal,
  ): Promise<SearchPageResponse> {
    const question = { ...query, facets: facetsOf(query), filters: query, signal };
    const { language = '', ...answer } = await this.searches.search(scopeOf(principal), question);
    this.misses.heard({ ...question, asker: askerOf(principal, ip), understoodAs: language, answer });
    return answer;
  }

  /**
   * Finds items that look like a picture or whose captions read like a text, or what several examples have in common and others
   * have not. A file is not kept. Without one the body may be JSON.
   */
  @Post('similar')
  @RateLimit('similar')
  @HttpCode(200)
  @Public('Published items are there to be found.')
  @ApiConsumes('multipart/form-data')
  @ApiBody(SIMILAR_BODY)
  @ApiExtraModels(SimilarRequest)
  @Problems(
    'request.invalid',
    'content.not_found',
    'content.undecodable',
    'content.too_large',
    'embedding.not_found',
    'embedding.dimension_mismatch',
    'embedding_engine.not_found',
    'embedding_engine.unavailable',
    'search.timed_out',
  )
  async similar(
    @Req() request: FastifyRequest,
    @Body() body: SimilarRequest,
    @HangUp() signal: AbortSignal,
    @CurrentPrincipal() principal?: Principal,
  ): Promise<SimilarResponse> {
    const upload = await readMemoryUpload(request, searchConfig().maxUploadBytes);
    const asked = upload ? await checkedFields(SimilarRequest, upload.fields) : body;
    const examples = examplesOf(asked, upload?.bytes);
    return this.similars.similar(scopeOf(principal), { ...asked, examples, filters: asked, signal });
  }
}
