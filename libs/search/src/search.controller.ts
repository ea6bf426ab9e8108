import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Public, scopeOf, type Principal } from '@odr/access';
import { InvalidRequest, Problems, readMemoryUpload, toFieldErrors } from '@odr/platform';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { SearchPageResponse, SimilarResponse } from './dto/search.response.dto.js';
import { SearchQuery } from './dto/search.query.dto.js';
import { SimilarRequest } from './dto/similar.request.dto.js';
import { searchConfig } from './search.config.js';
import { SearchService } from './search.service.js';
import { SimilarService } from './similar.service.js';

@ApiTags('search')
@Controller('search')
export class SearchController {
  constructor(
    private readonly searches: SearchService,
    private readonly similars: SimilarService,
  ) {}

  /** Finds items by words and by the meaning of their captions. */
  @Get()
  @Public('Published items are there to be found.')
  @Problems('request.invalid', 'request.malformed_cursor', 'embedding_engine.unavailable')
  search(@Query() query: SearchQuery, @CurrentPrincipal() principal?: Principal): Promise<SearchPageResponse> {
    return this.searches.search(scopeOf(principal), { ...query, filters: query });
  }

  /** Finds items that look like a picture, or whose captions read like an annotation. A file is not kept. */
  @Post('similar')
  @HttpCode(200)
  @Public('Published items are there to be found.')
  @ApiConsumes('application/json', 'multipart/form-data')
  @ApiBody({ type: SimilarRequest })
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
    const asked = upload ? await fromFields(upload.fields) : body;
    return this.similars.similar(scopeOf(principal), { ...asked, image: upload?.bytes, filters: asked });
  }
}

/** Fields of a multipart request, held to the same rules as a JSON body. */
async function fromFields(fields: Readonly<Record<string, string>>): Promise<SimilarRequest> {
  const asked = plainToInstance(SimilarRequest, fields);
  const errors = await validate(asked, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length > 0) throw new InvalidRequest(toFieldErrors(errors));
  return asked;
}
