import { Body, Controller, Delete, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { ContentId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import { RecordGrantRequest, RemoveCreditRequest } from './dto/grant.request.dto.js';
import { UsageGrantResponse } from './dto/grant.response.dto.js';
import { RightsService } from './rights.service.js';

@ApiTags('licensing')
@Controller('contents/:id')
export class RightsController {
  constructor(private readonly rights: RightsService) {}

  /** Records that the verified rightsholder allows training in spite of signals that say no. */
  @Post('usage-grants')
  @Allow('license.verify')
  @ApiOperation({ operationId: 'content_grant_usage' })
  @Problems('request.invalid', 'content.not_found')
  grant(
    @Param('id', UuidPipe) id: ContentId,
    @Body() body: RecordGrantRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<UsageGrantResponse> {
    return this.rights.grant(id, body, actor);
  }

  /** Ends a grant; signals that say no count again. */
  @Delete('usage-grants/:grantId')
  @HttpCode(204)
  @Allow('license.verify')
  @ApiOperation({ operationId: 'content_revoke_grant' })
  @Problems('request.invalid', 'content.not_found', 'license.grant_not_found')
  revoke(
    @Param('id', UuidPipe) id: ContentId,
    @Param('grantId', UuidPipe) grantId: string,
    @CurrentPrincipal() actor: Principal,
  ): Promise<void> {
    return this.rights.revoke(id, grantId, actor);
  }

  /** Records a licensor's wish not to be named: credits leave the authors out, who stay on record as provenance. */
  @Put('credit-removal')
  @HttpCode(204)
  @Allow('license.verify')
  @ApiOperation({ operationId: 'content_remove_credit' })
  @Problems('request.invalid', 'content.not_found')
  removeCredit(
    @Param('id', UuidPipe) id: ContentId,
    @Body() { reason }: RemoveCreditRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<void> {
    return this.rights.removeCredit(id, reason, actor);
  }

  /** The licensor wishes to be named after all. */
  @Delete('credit-removal')
  @HttpCode(204)
  @Allow('license.verify')
  @ApiOperation({ operationId: 'content_restore_credit' })
  @Problems('request.invalid', 'content.not_found')
  restoreCredit(@Param('id', UuidPipe) id: ContentId, @CurrentPrincipal() actor: Principal): Promise<void> {
    return this.rights.restoreCredit(id, actor);
  }
}
