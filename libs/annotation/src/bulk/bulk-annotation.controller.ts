import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, Public, RateLimit, scopeOf, type Principal } from '@odr/access';
import { DomainError } from '@odr/kernel';
import { Problems } from '@odr/platform';
import type { FastifyRequest } from 'fastify';

import { toAnnotationResponse } from '../annotation/annotation.mapper.js';
import { AnnotationReader, cursorAfter } from '../annotation/annotation.reader.js';
import { BulkAnnotationsQuery } from '../annotation/dto/bulk-annotations.query.dto.js';
import { idAt } from '../annotation/position.js';
import { BulkAnnotationService } from './bulk-annotation.service.js';

const NDJSON = 'application/x-ndjson';
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
    private readonly reader: AnnotationReader,
  ) {}

  /**
   * Adds annotations by the line: `{clientId?, contentId | sha256 | filename, sourceIds[], annotation}` in,
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
    return ndjson(results, ANSWERS_AHEAD);
  }

  /** Every annotation that matches and that the caller may see, by the line, each with a `cursor` to resume behind it. */
  @Get()
  @RateLimit('export')
  @Public('Annotations are published with the content they are about; others are hidden by the query.')
  @ApiProduces(NDJSON)
  @ApiOkResponse({ content: { [NDJSON]: { schema: { type: 'string' } } } })
  @Problems('request.invalid', 'request.malformed_cursor')
  export(@Query() query: BulkAnnotationsQuery, @CurrentPrincipal() caller: Principal | undefined): StreamableFile {
    const after = query.cursor === undefined ? null : idAt(query.cursor);
    return ndjson(this.lines(query, after, caller), 16);
  }

  private async *lines(
    query: BulkAnnotationsQuery,
    after: string | null,
    caller: Principal | undefined,
  ): AsyncGenerator<object> {
    for await (const row of this.reader.stream(scopeOf(caller), query, after)) {
      yield { ...toAnnotationResponse(row), content: row.content, cursor: cursorAfter(row) };
    }
  }
}

function ndjson(objects: AsyncGenerator<object>, ahead: number): StreamableFile {
  const lines = async function* (): AsyncGenerator<string> {
    for await (const object of objects) yield `${JSON.stringify(object)}\n`;
  };
  return new StreamableFile(Readable.from(lines(), { highWaterMark: ahead }), { type: NDJSON });
}
