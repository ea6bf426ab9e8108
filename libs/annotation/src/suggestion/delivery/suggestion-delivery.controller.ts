import { Readable } from 'node:stream';
import { Controller, HttpCode, Param, Post, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal, RateLimit } from '@odr/access';
import { DomainError, type SuggestionModelId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import type { FastifyRequest } from 'fastify';

import { NDJSON } from '../../bulk/ndjson-answer.js';
import { type DeliveryResult, SuggestionDeliveryService } from './suggestion-delivery.service.js';

/** Answers kept for a client that sends everything before it reads anything. */
const ANSWERS_AHEAD = 100_000;

class NotNdjson extends DomainError {
  readonly code = 'request.unsupported_media_type';
  constructor() {
    super(`Send ${NDJSON}: one JSON object a line.`);
  }
}

@ApiTags('annotation')
@Controller('suggestion-models')
export class SuggestionDeliveryController {
  constructor(private readonly delivery: SuggestionDeliveryService) {}

  /**
   * Delivers what a model proposes, a content a line: `{contentId, suggestions: [{value, score?}]}` in, boxes in pixels of the picture
   * as shown; `{line, status, made, refused: [{index, reason}]}` or `{line, status, error}` out, in order. The same again makes none.
   */
  @Post(':id/suggestions')
  @HttpCode(200)
  @Allow('suggestion.deliver')
  @RateLimit('bulk')
  @ApiConsumes(NDJSON)
  @ApiBody({ schema: { type: 'string' } })
  @ApiProduces(NDJSON)
  @ApiOkResponse({ content: { [NDJSON]: { schema: { type: 'string' } } } })
  @Problems('request.invalid', 'request.unsupported_media_type', 'suggestion_model.not_found', 'suggestion_model.off')
  @ApiOperation({ operationId: 'suggestion_model_deliver' })
  async deliver(
    @Param('id', UuidPipe) id: SuggestionModelId,
    @Req() request: FastifyRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<StreamableFile> {
    if (!(request.body instanceof Readable)) throw new NotNdjson();
    const results = await this.delivery.deliver(id, request.body, actor);
    return new StreamableFile(Readable.from(linesOf(results), { highWaterMark: ANSWERS_AHEAD }), { type: NDJSON });
  }
}

async function* linesOf(results: AsyncIterable<DeliveryResult>): AsyncGenerator<string> {
  for await (const result of results) yield `${JSON.stringify(result)}\n`;
}
