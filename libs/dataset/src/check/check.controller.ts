import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, Public, scopeOf, type Principal } from '@odr/access';
import type { ContentId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';

import { CheckService } from './check.service.js';
import { CheckLicensesQuery, CheckLicensesRequest } from './dto/check.request.dto.js';
import { LicenseCheckResponse } from './dto/check.response.dto.js';
import { ItemLicensingQuery, ItemLicensingResponse } from './dto/item-licensing.dto.js';
import { ItemLicensingService } from './item-licensing.service.js';

@ApiTags('licensing')
@Controller()
export class CheckController {
  constructor(
    private readonly checks: CheckService,
    private readonly items: ItemLicensingService,
  ) {}

  /**
   * Whether a selection may leave for a use: a verdict about all of it, the rule, clause and source for each item of a page,
   * the fewest items to drop, and the closest profile that takes everything. Changes nothing.
   */
  @Post('licensing/check')
  @HttpCode(200)
  @Allow('content.read')
  @ApiOperation({ operationId: 'licensing_check' })
  @ApiOkResponse({ type: LicenseCheckResponse })
  @Problems(
    'request.invalid',
    'request.malformed_cursor',
    'content.not_found',
    'content_set.not_found',
    'dataset.not_found',
    'dataset.selection_unclear',
    'dataset.unknown_profile',
  )
  check(
    @Body() { use, ...selection }: CheckLicensesRequest,
    @Query() query: CheckLicensesQuery,
    @CurrentPrincipal() actor: Principal,
  ): Promise<LicenseCheckResponse> {
    return this.checks.check(selection, use, query, actor);
  }

  /** By what right an item is here: all checks under a profile, dated evidence, signals against training, grants. */
  @Get('contents/:id/licensing')
  @Public('Whoever uses an item must be able to show by what right.')
  @ApiOperation({ operationId: 'content_licensing' })
  @ApiOkResponse({ type: ItemLicensingResponse })
  @Problems('request.invalid', 'content.not_found', 'dataset.unknown_profile')
  licensing(
    @Param('id', UuidPipe) id: ContentId,
    @Query() { use }: ItemLicensingQuery,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<ItemLicensingResponse> {
    return this.items.of(scopeOf(caller), id, use);
  }
}
