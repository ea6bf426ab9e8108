import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import { Problems } from '@odr/platform';
import type { FastifyReply } from 'fastify';
import { PresenceQuery } from './dto/presence.query.dto.js';
import { PresenceService } from './presence.service.js';

const EVENTS = 'text/event-stream';

@ApiTags('moderation')
@Controller('moderation/presence')
export class PresenceController {
  constructor(private readonly presence: PresenceService) {}

  /**
   * Server-sent events for as long as you are at a queue: `{"here": {"reports": 2}}`, how many moderators are at each, you
   * included; never who. Ends after five minutes at most: ask again then.
   */
  @Get()
  @Allow('moderation.claim')
  @ApiOperation({ operationId: 'moderation_presence' })
  @ApiProduces(EVENTS)
  @ApiOkResponse({ content: { [EVENTS]: { schema: { type: 'string' } } } })
  @Problems('request.invalid')
  follow(@Query() query: PresenceQuery, @CurrentPrincipal() actor: Principal, @Res() reply: FastifyReply): void {
    void reply
      .headers({
        'content-type': EVENTS,
        'cache-control': 'no-store',
        // Proxies that gather answers before they pass them on would hold the news back.
        'x-accel-buffering': 'no',
      })
      .send(this.presence.follow(query, actor));
  }
}
