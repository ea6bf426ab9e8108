import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import { Problems } from '@odr/platform';

import { DatasetVersionResponse } from '../version/dto/version.response.dto.js';
import { WithdrawVersionRequest } from './dto/version-withdrawal.dto.js';
import { VersionWithdrawalService } from './version-withdrawal.service.js';

@ApiTags('datasets')
@Controller('datasets/:id/versions/:v')
export class VersionWithdrawalController {
  constructor(private readonly withdrawals: VersionWithdrawalService) {}

  /**
   * Withdraws the version as a whole, for good: its address answers 410 with the reason, a signed line of the feed names it, and
   * everybody who received files of it is told. Its items stay in other versions.
   */
  @Post('withdraw')
  @HttpCode(200)
  @Allow('dataset.manage')
  @Problems(
    'request.invalid',
    'dataset.not_found',
    'dataset.not_yours',
    'dataset_version.not_found',
    'dataset_version.building',
    'dataset_version.withdrawn',
  )
  withdraw(
    @Param('id') id: string,
    @Param('v') version: string,
    @Body() body: WithdrawVersionRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<DatasetVersionResponse> {
    return this.withdrawals.withdraw(actor, id, version, body);
  }
}
