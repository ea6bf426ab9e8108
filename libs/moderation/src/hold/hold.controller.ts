import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { CaseId, UserId } from '@odr/kernel';
import { Problems, UncountedPageQuery, UuidPipe } from '@odr/platform';
import { GiveHeldItemRequest } from '../dto/lease.request.dto.js';
import { HoldsResponse, SkipPageResponse } from '../dto/lease.response.dto.js';
import { HoldRepository } from './hold.repository.js';
import { HoldService } from './hold.service.js';

@ApiTags('moderation')
@Controller('moderation')
export class HoldController {
  constructor(
    private readonly service: HoldService,
    private readonly reader: HoldRepository,
  ) {}

  /** What somebody keeps for long, or was handed and has not taken up yet; what is due first comes first. */
  @Get('holds')
  @Allow('moderation_queue.manage')
  @ApiOperation({ operationId: 'moderation_listHolds' })
  async holds(): Promise<HoldsResponse> {
    return { items: await this.reader.holds() };
  }

  /** Lets everybody have a case again that somebody keeps. */
  @Post('holds/:id/release')
  @HttpCode(204)
  @Allow('moderation_queue.manage')
  @ApiOperation({ operationId: 'moderation_releaseHold' })
  @Problems('moderation.item_not_found', 'moderation.hold_over')
  release(@Param('id', UuidPipe) id: CaseId, @CurrentPrincipal() actor: Principal): Promise<void> {
    return this.service.release(id, actor);
  }

  /** Gives a case that somebody keeps to somebody else, who is handed it at the next claim. */
  @Post('holds/:id/hand-over')
  @HttpCode(204)
  @Allow('moderation_queue.manage')
  @ApiOperation({ operationId: 'moderation_handOverHold' })
  @Problems('request.invalid', 'moderation.item_not_found', 'moderation.hold_over', 'moderation.unfit_colleague')
  handOver(
    @Param('id', UuidPipe) id: CaseId,
    @Body() { to }: GiveHeldItemRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<void> {
    return this.service.handOver(id, to as UserId, actor);
  }

  /** Who passed what on and why, the newest first. */
  @Get('skips')
  @Allow('moderation_queue.manage')
  @ApiOperation({ operationId: 'moderation_listSkips' })
  @Problems('request.invalid', 'request.malformed_cursor')
  skips(@Query() page: UncountedPageQuery): Promise<SkipPageResponse> {
    return this.reader.skips(page);
  }
}
