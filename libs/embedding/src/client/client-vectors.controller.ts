import { Readable } from 'node:stream';
import { Body, Controller, HttpCode, Param, Post, Put, Query, Req, StreamableFile } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { Allow, CurrentPrincipal, RateLimit, type Principal } from '@odr/access';
import { NDJSON } from '@odr/annotation';
import { DomainError } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import type { FastifyRequest } from 'fastify';
import { BringVectorsQuery } from '../dto/bring-vectors.query.dto.js';
import { PutEmbeddingRequest } from '../dto/put-embedding.request.dto.js';
import { ClientVectorsService, type LineResult } from './client-vectors.service.js';

/** Answers kept for a client that sends everything before it reads anything. */
const ANSWERS_AHEAD = 100_000;

class NotNdjson extends DomainError {
  readonly code = 'request.unsupported_media_type';
  constructor() {
    super(`Send ${NDJSON}: one JSON object a line.`);
  }
}

const REFUSED = [
  'request.invalid',
  'embedding_engine.not_found',
  'embedding_engine.computes_itself',
  'embedding_engine.retired',
  'embedding.dimension_mismatch',
  'embedding.vector_unusable',
] as const;

@ApiTags('embedding')
@Controller()
export class ClientVectorsController {
  constructor(private readonly vectors: ClientVectorsService) {}

  /** Only for engines whose vectors clients bring. Takes the place of the one that is there. */
  @Put('contents/:id/embeddings/:engine')
  @HttpCode(204)
  @Allow('embedding.store')
  @RateLimit('bulk')
  @ApiNoContentResponse()
  @Problems(...REFUSED, 'content.not_found')
  @ApiOperation({ operationId: 'embedding_putOfContent', summary: 'Bring the vector of a content' })
  async putOfContent(
    @Param('id', UuidPipe) id: string,
    @Param('engine') engine: string,
    @Body() { vector }: PutEmbeddingRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<void> {
    await this.vectors.put('content', id, engine, vector, actor);
  }

  /** Only for engines whose vectors clients bring. It is of the annotation as it stands now. */
  @Put('annotations/:id/embeddings/:engine')
  @HttpCode(204)
  @Allow('embedding.store')
  @RateLimit('bulk')
  @ApiNoContentResponse()
  @Problems(...REFUSED, 'annotation.not_found')
  @ApiOperation({ operationId: 'embedding_putOfAnnotation', summary: 'Bring the vector of an annotation' })
  async putOfAnnotation(
    @Param('id', UuidPipe) id: string,
    @Param('engine') engine: string,
    @Body() { vector }: PutEmbeddingRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<void> {
    await this.vectors.put('annotation', id, engine, vector, actor);
  }

  /**
   * Brings many, one a line: `{contentId, vector}`, or `{annotationId, vector}` for an engine of annotations, in;
   * `{line, status, id}` or `{line, status, error}` out, in order. The same again changes nothing.
   */
  @Post('embeddings/bulk')
  @HttpCode(200)
  @Allow('embedding.store')
  @RateLimit('bulk')
  @ApiConsumes(NDJSON)
  @ApiBody({ schema: { type: 'string' } })
  @ApiProduces(NDJSON)
  @ApiOkResponse({ content: { [NDJSON]: { schema: { type: 'string' } } } })
  @Problems(
    'request.invalid',
    'request.unsupported_media_type',
    'embedding_engine.not_found',
    'embedding_engine.computes_itself',
    'embedding_engine.retired',
  )
  @ApiOperation({ operationId: 'embedding_putMany', summary: 'Bring many vectors' })
  async putMany(
    @Query() { engine }: BringVectorsQuery,
    @Req() request: FastifyRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<StreamableFile> {
    if (!(request.body instanceof Readable)) throw new NotNdjson();
    const results = await this.vectors.putAll(engine, request.body, actor);
    return new StreamableFile(Readable.from(linesOf(results), { highWaterMark: ANSWERS_AHEAD }), { type: NDJSON });
  }
}

async function* linesOf(results: AsyncIterable<LineResult>): AsyncGenerator<string> {
  for await (const result of results) yield `${JSON.stringify(result)}\n`;
}
