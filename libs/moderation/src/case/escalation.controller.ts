import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { CaseId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import { TakeItemRequest } from '../dto/claim.request.dto.js';
import { EscalatedPageResponse, EscalatorsResponse, ListEscalatedQuery } from '../dto/escalation.dto.js';
import { ItemResponse } from '../dto/item.response.dto.js';
import { CaseService } from './case.service.js';
import { EscalationReader } from './escalation.reader.js';

@ApiTags('moderation')
@Controller('moderation')
export class EscalationController {
  constructor(
    private readonly reader: EscalationReader,
    private readonly cases: CaseService,
  ) {}

  /** Cases that wait for who leads, in the queues in which you work; those that have waited longest come first. */
  @Get('escalated')
  @Allow('moderation.read_events')
  @ApiOperation({ operationId: 'moderation_listEscalated' })
  @Problems('request.invalid', 'request.malformed_cursor')
  escalated(@Query() query: ListEscalatedQuery, @CurrentPrincipal() actor: Principal): Promise<EscalatedPageResponse> {
    return this.reader.page(query, actor);
  }

  /** Who passed on cases that still wait, and how many. */
  @Get('escalated/people')
  @Allow('moderation.read_events')
  @ApiOperation({ operationId: 'moderation_listEscalators' })
  async people(@CurrentPrincipal() actor: Principal): Promise<EscalatorsResponse> {
    return { items: await this.reader.people(actor) };
  }

  /** Takes this very item, whoever passed it on. What you hold elsewhere is taken up here. */
  @Post('items/:id/claim')
  @HttpCode(200)
  @Allow('moderation.claim_escalated')
  @ApiOperation({ operationId: 'moderation_takeItem' })
  @Problems('request.invalid', 'moderation.item_not_found', 'moderation.not_a_member', 'moderation.item_taken')
  take(
    @Param('id', UuidPipe) id: CaseId,
    @Body() body: TakeItemRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<ItemResponse> {
    return this.cases.take(id, body, actor);
  }
}
