import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtraModels, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { CurrentPrincipal, Public, RateLimit, scopeOf, type Principal } from '@odr/access';
import { checkedFields, Problems, readMemoryUpload } from '@odr/platform';
import type { FastifyRequest } from 'fastify';
import { SearchPageResponse, SimilarResponse } from './dto/search.response.dto.js';
import { SearchQuery } from './dto/search.query.dto.js';
import { SimilarRequest } from './dto/similar.request.dto.js';
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
export class SearchController {
  constructor(
    private readonly searches: SearchService,
    private readonly similars: SimilarService,
  ) {}

  /** Finds items by words and by the meaning of their captions. */
  @Get()
  @RateLimit('search')
  @Public('Published items are there to be found.')
  @Problems('request.invalid', 'request.malformed_cursor', 'embedding_engine.unavailable')
  search(@Query() query: SearchQuery, @CurrentPrincipal() principal?: Principal): Promise<SearchPageResponse> {
    return this.searches.search(scopeOf(principal), { ...query, filters: query });
  }

  /** Finds items that look like a picture, or whose captions read like an annotation. A file is not kept. Without one the body may be JSON. */
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
    'embedding_engine.unavailable',
  )
  async similar(
    @Req() request: FastifyRequest,
    @Body() body: SimilarRequest,
    @CurrentPrincipal() principal?: Principal,
  ): Promise<SimilarResponse> {
    const upload = await readMemoryUpload(request, searchConfig().maxUploadBytes);
    const asked = upload ? await checkedFields(SimilarRequest, upload.fields) : body;
    return this.similars.similar(scopeOf(principal), { ...asked, image: upload?.bytes, filters: asked });
  }
}
