import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { CaseId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import { ContextService } from './context.service.js';
import { ItemContextResponse } from './dto/context.response.dto.js';

@ApiTags('moderation')
@Controller('moderation/items')
export class ContextController {
  constructor(private readonly contexts: ContextService) {}

  /** What whoever brought it has brought before, which banks know it, and what happened to it. */
  @Get(':id/context')
  @Allow('moderation.read')
  @ApiOperation({ operationId: 'moderation_readContext' })
  @Problems('request.invalid', 'moderation.item_not_found', 'moderation.not_a_member')
  read(@Param('id', UuidPipe) id: CaseId, @CurrentPrincipal() caller: Principal): Promise<ItemContextResponse> {
    return this.contexts.read(id, caller);
  }
}
