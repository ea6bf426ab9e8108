import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, Public, RateLimit, scopeOf, type Principal } from '@odr/access';
import { DomainError } from '@odr/kernel';
import { Problems } from '@odr/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { idAt } from '../annotation/position.js';
import { AnnotationLineReader } from './annotation-line.reader.js';
import { BulkAnnotationService, type BulkResult } from './bulk-annotation.service.js';
import { ExportLinesQuery } from './dto/bulk-annotations.query.dto.js';
import { NDJSON, streamed } from './ndjson-answer.js';

/** Answers kept for a client that sends everything before it reads anything; about 20 MB. */
const ANSWERS_AHEAD = 100_000;

class NotNdjson extends DomainError {
  readonly code = 'request.unsupported_media_type';
  constructor() {
    super(`Send ${NDJSON}: one JSON object a line.`);
  }
}

@ApiTags('annotation')
@Controller('annotations/bulk')
export class BulkAnnotationController {
  constructor(
    private readonly bulk: BulkAnnotationService,
    private readonly reader: AnnotationLineReader,
  ) {}

  /**
   * Adds annotations by the line: `{clientId?, contentId | sha256 | filename, sourceIds[], annotation, coordinates?}` in,
   * `{line, status, id | error}` out, in order. A bad line never loses the good ones; a repeat with the same
   * `clientId` answers the first `id`. With an `Idempotency-Key`, lines without a `clientId` can be repeated too.
   */
  @Post()
  @HttpCode(200)
  @Allow('annotation.create')
  @RateLimit('bulk')
  @ApiConsumes(NDJSON)
  @ApiBody({ schema: { type: 'string' } })
  @ApiProduces(NDJSON)
  @ApiOkResponse({ content: { [NDJSON]: { schema: { type: 'string' } } } })
  @Problems('request.unsupported_media_type', 'auth.dco_required', 'auth.agreement_required')
  async import(@Req() request: FastifyRequest, @CurrentPrincipal() actor: Principal): Promise<StreamableFile> {
    if (!(request.body instanceof Readable)) throw new NotNdjson();
    const key = request.headers['idempotency-key'];
    const results = await this.bulk.import(request.body, actor, typeof key === 'string' ? key : undefined);
    return new StreamableFile(Readable.from(linesOf(results), { highWaterMark: ANSWERS_AHEAD }), { type: NDJSON });
  }

  /**
   * Every annotation that matches and that the caller may see, by the line, each with a `cursor` to resume behind it. Packed with
   * gzip where the request accepts it. An answer that is whole ends as HTTP says it does; one that was cut goes on behind its last
   * whole line.
   */
  @Get()
  @RateLimit('export')
  @Public('Annotations are published with the content they are about; others are hidden by the query.')
  @ApiProduces(NDJSON)
  @ApiOkResponse({ content: { [NDJSON]: { schema: { type: 'string' } } } })
  @Problems('request.invalid', 'request.malformed_cursor')
  export(
    @Query() query: ExportLinesQuery,
    @CurrentPrincipal() caller: Principal | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): StreamableFile {
    const after = query.cursor === undefined ? null : idAt(query.cursor);
    const pages = this.reader.pages(scopeOf(caller), query, after);
    return streamed(pages, { request, reply, type: NDJSON, ahead: 1 });
  }
}

async function* linesOf(results: AsyncIterable<BulkResult>): AsyncGenerator<string> {
  for await (const result of results) yield `${JSON.stringify(result)}\n`;
}
