import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import { Problems } from '@odr/platform';

import { DatasetVersionResponse } from './dto/version.response.dto.js';
import { FreezeControlService } from './freeze-control.service.js';

const REFUSALS = [
  'dataset.not_found',
  'dataset.not_yours',
  'dataset_version.not_found',
  'dataset_version.illegal_transition',
] as const;

/** Stops and goes on with the listing of a version that is not finished. */
@ApiTags('datasets')
@Controller('datasets/:id/versions/:v')
export class FreezeControlController {
  constructor(private readonly control: FreezeControlService) {}

  /** Stops listing; it can go on. */
  @Post('pause')
  @HttpCode(200)
  @Allow('dataset.manage')
  @ApiOperation({ operationId: 'dataset_version_pause' })
  @Problems(...REFUSALS)
  pause(
    @Param('id') id: string,
    @Param('v') version: string,
    @CurrentPrincipal() actor: Principal,
  ): Promise<DatasetVersionResponse> {
    return this.control.pause(actor, id, version);
  }

  /** Lists anew, from what is there by now: a version is one snapshot. */
  @Post('resume')
  @HttpCode(200)
  @Allow('dataset.manage')
  @ApiOperation({ operationId: 'dataset_version_resume' })
  @Problems(...REFUSALS)
  resume(
    @Param('id') id: string,
    @Param('v') version: string,
    @CurrentPrincipal() actor: Principal,
  ): Promise<DatasetVersionResponse> {
    return this.control.resume(actor, id, version);
  }

  /** Gives it up; its number stays taken. */
  @Post('cancel')
  @HttpCode(200)
  @Allow('dataset.manage')
  @ApiOperation({ operationId: 'dataset_version_cancel' })
  @Problems(...REFUSALS)
  cancel(
    @Param('id') id: string,
    @Param('v') version: string,
    @CurrentPrincipal() actor: Principal,
  ): Promise<DatasetVersionResponse> {
    return this.control.cancel(actor, id, version);
  }
}
