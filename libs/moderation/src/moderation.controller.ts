import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { CaseId, DecisionId } from '@odr/kernel';
import { UncountedPageQuery, Problems, UuidPipe } from '@odr/platform';
import { CaseService } from './case/case.service.js';
import { DecisionService } from './decision/decision.service.js';
import { ReversalService } from './decision/reversal.service.js';
import { ClaimRequest, ExtendItemRequest, ReleaseItemRequest } from './dto/claim.request.dto.js';
import { DecideRequest } from './dto/decide.request.dto.js';
import { DecisionBatchResponse, DecisionResponse } from './dto/decision.response.dto.js';
import { ClaimedItemsResponse, ItemPageResponse, ItemResponse } from './dto/item.response.dto.js';
import { ListItemsQuery } from './dto/list-items.query.dto.js';
import { ModerationEventPageResponse } from './dto/moderation-event.response.dto.js';
import { QueuesResponse } from './dto/queue.response.dto.js';
import { SubjectParams } from './dto/subject.params.dto.js';
import { ModerationEventReader } from './event/moderation-event.reader.js';
import { QueueReader } from './queue/queue.reader.js';

@ApiTags('moderation')
@Controller('moderation')
export class ModerationController {
  constructor(
    private readonly cases: CaseService,
    private readonly queueReader: QueueReader,
    private readonly decisions: DecisionService,
    private readonly reversals: ReversalService,
    private readonly events: ModerationEventReader,
  ) {}

  /** The queues in which you work with what waits in them, in order of display. */
  @Get('queues')
  @Allow('moderation.read')
  @ApiOperation({ operationId: 'moderation_listQueues' })
  async queues(@CurrentPrincipal() actor: Principal): Promise<QueuesResponse> {
    return { items: await this.queueReader.list(actor) };
  }

  /** The open items of a queue in the order in which they are given out. */
  @Get('queues/:name/items')
  @Allow('moderation.read')
  @ApiOperation({ operationId: 'moderation_listItems' })
  @Problems('request.invalid', 'moderation.queue_not_found', 'moderation.not_a_member', 'request.malformed_cursor')
  items(
    @Param('name') name: string,
    @Query() page: ListItemsQuery,
    @CurrentPrincipal() actor: Principal,
  ): Promise<ItemPageResponse> {
    return this.cases.list(name, page, actor);
  }

  /** Takes the most urgent free items for yourself. Nobody else is given them until the lease ends. */
  @Post('queues/:name/claim')
  @HttpCode(200)
  @Allow('moderation.claim')
  @ApiOperation({ operationId: 'moderation_claimItems' })
  @Problems('request.invalid', 'moderation.queue_not_found', 'moderation.not_a_member')
  async claim(
    @Param('name') name: string,
    @Body() body: ClaimRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<ClaimedItemsResponse> {
    return { items: await this.cases.claim(name, body, actor) };
  }

  /** One item, whatever became of it. */
  @Get('items/:id')
  @Allow('moderation.read')
  @ApiOperation({ operationId: 'moderation_getItem' })
  @Problems('moderation.item_not_found', 'moderation.not_a_member')
  item(@Param('id', UuidPipe) id: CaseId, @CurrentPrincipal() actor: Principal): Promise<ItemResponse> {
    return this.cases.show(id, actor);
  }

  /** Gives an item back undecided. */
  @Post('items/:id/release')
  @HttpCode(200)
  @Allow('moderation.claim')
  @ApiOperation({ operationId: 'moderation_releaseItem' })
  @Problems('request.invalid', 'moderation.item_not_found', 'moderation.lease_lost')
  release(
    @Param('id', UuidPipe) id: CaseId,
    @Body() body: ReleaseItemRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<ItemResponse> {
    return this.cases.release(id, body, actor);
  }

  /** Keeps an item for longer. The token stays the same. */
  @Post('items/:id/extend')
  @HttpCode(200)
  @Allow('moderation.claim')
  @ApiOperation({ operationId: 'moderation_extendItem' })
  @Problems('request.invalid', 'moderation.item_not_found', 'moderation.lease_lost')
  extend(
    @Param('id', UuidPipe) id: CaseId,
    @Body() body: ExtendItemRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<ItemResponse> {
    return this.cases.extend(id, body, actor);
  }

  /** Decides on items you hold: on all of them, or, if one is not yours any more, on none. */
  @Post('decisions')
  @Allow('moderation.decide')
  @ApiOperation({ operationId: 'moderation_decide' })
  @Problems(
    'request.invalid',
    'moderation.lease_lost',
    'moderation.not_applicable',
    'moderation.policy_unknown',
    'moderation.selection_too_large',
    'moderation.subject_gone',
    'content.not_found',
    'content.license_not_open',
    'content.not_processed',
    'content.illegal_transition',
  )
  decide(@Body() body: DecideRequest, @CurrentPrincipal() actor: Principal): Promise<DecisionBatchResponse> {
    return this.decisions.decide(body, actor);
  }

  /** Takes a decision back: opens again exactly what it closed, and restores the status from before. */
  @Post('decisions/:id/reverse')
  @HttpCode(200)
  @Allow('moderation.decide')
  @ApiOperation({ operationId: 'moderation_reverseDecision' })
  @Problems('moderation.decision_not_found', 'moderation.not_reversible')
  reverse(@Param('id', UuidPipe) id: DecisionId, @CurrentPrincipal() actor: Principal): Promise<DecisionResponse> {
    return this.reversals.reverse(id, actor);
  }

  /** Everything that happened to a subject in moderation, oldest first. */
  @Get('subjects/:type/:id/events')
  @Allow('moderation.read_events')
  @ApiOperation({ operationId: 'moderation_listEvents' })
  @Problems('request.invalid', 'request.malformed_cursor')
  listEvents(
    @Param() subject: SubjectParams,
    @Query() page: UncountedPageQuery,
    @CurrentPrincipal() { userId }: Principal,
  ): Promise<ModerationEventPageResponse> {
    return this.events.page(subject, page, userId);
  }
}
