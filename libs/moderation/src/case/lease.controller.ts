import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { CaseId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import { ItemResponse } from '../dto/item.response.dto.js';
import {
  HandOverItemRequest,
  HoldItemRequest,
  SkipItemRequest,
  TakeOverItemRequest,
} from '../dto/lease.request.dto.js';
import { LeaseService } from './lease.service.js';

@ApiTags('moderation')
@Controller('moderation')
export class LeaseController {
  constructor(private readonly service: LeaseService) {}

  /** Keeps an item for hours, such as while somebody is asked. The token stays the same. */
  @Post('items/:id/hold')
  @HttpCode(200)
  @Allow('moderation.claim')
  @ApiOperation({ operationId: 'moderation_holdItem' })
  @Problems('request.invalid', 'moderation.item_not_found', 'moderation.lease_lost')
  hold(
    @Param('id', UuidPipe) id: CaseId,
    @Body() body: HoldItemRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<ItemResponse> {
    return this.service.hold(id, body, actor);
  }

  /** Gives an item to a colleague, who is handed it at the next claim. Your token is worth nothing any more. */
  @Post('items/:id/hand-over')
  @HttpCode(200)
  @Allow('moderation.claim')
  @ApiOperation({ operationId: 'moderation_handOverItem' })
  @Problems('request.invalid', 'moderation.item_not_found', 'moderation.lease_lost', 'moderation.unfit_colleague')
  handOver(
    @Param('id', UuidPipe) id: CaseId,
    @Body() body: HandOverItemRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<ItemResponse> {
    return this.service.handOver(id, body, actor);
  }

  /** Takes an item that you hold elsewhere, in another window or for later, up here. The token you had is worth nothing any more. */
  @Post('items/:id/take-over')
  @HttpCode(200)
  @Allow('moderation.claim')
  @ApiOperation({ operationId: 'moderation_takeOverItem' })
  @Problems('request.invalid', 'moderation.item_not_found', 'moderation.lease_lost')
  takeOver(
    @Param('id', UuidPipe) id: CaseId,
    @Body() body: TakeOverItemRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<ItemResponse> {
    return this.service.takeOver(id, body, actor);
  }

  /** Passes an item on to others. You are never given it again. */
  @Post('items/:id/skip')
  @HttpCode(200)
  @Allow('moderation.claim')
  @ApiOperation({ operationId: 'moderation_skipItem' })
  @Problems('request.invalid', 'moderation.item_not_found', 'moderation.lease_lost')
  skip(
    @Param('id', UuidPipe) id: CaseId,
    @Body() body: SkipItemRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<ItemResponse> {
    return this.service.skip(id, body, actor);
  }
}
