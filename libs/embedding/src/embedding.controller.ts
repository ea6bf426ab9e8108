import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtraModels, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, Public, RateLimit, scopeOf, type Principal } from '@odr/access';
import type { AnnotationId, ContentId } from '@odr/kernel';
import { checkedFields, Problems, readMemoryUpload, UuidPipe } from '@odr/platform';
import type { FastifyRequest } from 'fastify';
import { BackfillRequest } from './dto/backfill.request.dto.js';
import { CompareEmbeddingsRequest } from './dto/compare-embeddings.request.dto.js';
import { ComputeEmbeddingRequest } from './dto/compute-embedding.request.dto.js';
import {
  BackfillResponse,
  ComparisonResponse,
  ComputedEmbeddingResponse,
  EmbeddingListResponse,
  EmbeddingResponse,
} from './dto/embedding.response.dto.js';
import { embeddingConfig } from './embedding.config.js';
import { toBackfillResponse, toComputedResponse } from './embedding.mapper.js';
import { EmbeddingQueries } from './embedding.queries.js';
import { EmbeddingService } from './embedding.service.js';
import { EmbeddingLookup } from './embedding.lookup.js';

const COMPUTE_BODY = {
  schema: {
    allOf: [
      { $ref: getSchemaPath(ComputeEmbeddingRequest) },
      { type: 'object', properties: { file: { type: 'string', format: 'binary' } } },
    ],
  },
};

@ApiTags('embedding')
@Controller()
export class EmbeddingController {
  constructor(
    private readonly queries: EmbeddingQueries,
    private readonly embeddings: EmbeddingService,
    private readonly lookup: EmbeddingLookup,
  ) {}

  @Get('contents/:id/embeddings')
  @Public('Embeddings of published content are published with it.')
  @Problems('content.not_found')
  async ofContent(
    @Param('id', UuidPipe) id: string,
    @CurrentPrincipal() principal?: Principal,
  ): Promise<EmbeddingListResponse> {
    return { items: await this.queries.ofContent(scopeOf(principal), id as ContentId) };
  }

  @Get('contents/:id/embeddings/:engine')
  @Public('Embeddings of published content are published with it.')
  @Problems('content.not_found', 'embedding_engine.not_found', 'embedding.not_found')
  ofContentBy(
    @Param('id', UuidPipe) id: string,
    @Param('engine') engine: string,
    @CurrentPrincipal() principal?: Principal,
  ): Promise<EmbeddingResponse> {
    return this.queries.ofContentBy(scopeOf(principal), id as ContentId, engine);
  }

  @Get('annotations/:id/embeddings')
  @Public('Embeddings of published annotations are published with them.')
  @Problems('annotation.not_found')
  async ofAnnotation(
    @Param('id', UuidPipe) id: string,
    @CurrentPrincipal() principal?: Principal,
  ): Promise<EmbeddingListResponse> {
    return { items: await this.queries.ofAnnotation(scopeOf(principal), id as AnnotationId) };
  }

  @Get('annotations/:id/embeddings/:engine')
  @Public('Embeddings of published annotations are published with them.')
  @Problems('annotation.not_found', 'embedding_engine.not_found', 'embedding.not_found')
  ofAnnotationBy(
    @Param('id', UuidPipe) id: string,
    @Param('engine') engine: string,
    @CurrentPrincipal() principal?: Principal,
  ): Promise<EmbeddingResponse> {
    return this.queries.ofAnnotationBy(scopeOf(principal), id as AnnotationId, engine);
  }

  /** The vector of a text or a picture, which is not kept. Without a file the body may be JSON. */
  @Post('embeddings/compute')
  @RateLimit('similar')
  @HttpCode(200)
  @Allow('embedding.compute')
  @ApiConsumes('multipart/form-data')
  @ApiBody(COMPUTE_BODY)
  @ApiExtraModels(ComputeEmbeddingRequest)
  @Problems(
    'request.invalid',
    'content.not_found',
    'content.undecodable',
    'content.too_large',
    'embedding_engine.unavailable',
  )
  async compute(
    @Req() request: FastifyRequest,
    @Body() body: ComputeEmbeddingRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ComputedEmbeddingResponse> {
    const upload = await readMemoryUpload(request, embeddingConfig().maxUploadBytes);
    const input = upload
      ? { ...(await checkedFields(ComputeEmbeddingRequest, upload.fields)), image: upload.bytes }
      : body;
    return toComputedResponse(await this.queries.compute(scopeOf(principal), input));
  }

  @Post('embeddings/compare')
  @HttpCode(200)
  @Allow('embedding.compute')
  @Problems('request.invalid', 'embedding.not_found', 'embedding.dimension_mismatch')
  compare(
    @Body() body: CompareEmbeddingsRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ComparisonResponse> {
    return this.queries.compare(scopeOf(principal), body.a, body.b, body.engine);
  }

  @Post('embeddings/backfill')
  @HttpCode(202)
  @Allow('embedding.backfill')
  @Problems(
    'request.invalid',
    'embedding_engine.not_found',
    'embedding_engine.brought_by_clients',
    'embedding_engine.retired',
  )
  async backfill(@Body() body: BackfillRequest, @CurrentPrincipal() principal: Principal): Promise<BackfillResponse> {
    const engine = await this.lookup.getEngine(body.engine);
    return toBackfillResponse(engine, await this.embeddings.requestBackfill(engine, principal.userId));
  }
}
