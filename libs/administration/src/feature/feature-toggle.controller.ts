import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import { Problems, VersionTagInterceptor } from '@odr/platform';
import { Body, Controller, Get, Headers, Param, Patch, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangeFeatureToggleRequest } from './dto/change-feature-toggle.request.dto.js';
import { FeatureToggleListResponse, FeatureToggleResponse } from './dto/feature-toggle.response.dto.js';
import { FeatureToggleService } from './feature-toggle.service.js';

@ApiTags('admin')
@Controller('admin/feature-toggles')
export class FeatureToggleController {
  constructor(private readonly toggles: FeatureToggleService) {}

  @Get()
  @Allow('feature_toggle.manage')
  @ApiOperation({ operationId: 'feature_toggle_list', summary: 'Every feature toggle: what it does, how it stands' })
  list(): Promise<FeatureToggleListResponse> {
    return this.toggles.list();
  }

  @Get(':name')
  @Allow('feature_toggle.manage')
  @UseInterceptors(VersionTagInterceptor)
  @Problems('feature.not_found')
  @ApiOperation({ operationId: 'feature_toggle_get', summary: 'One feature toggle' })
  get(@Param('name') name: string): Promise<FeatureToggleResponse> {
    return this.toggles.get(name);
  }

  @Patch(':name')
  @Allow('feature_toggle.manage')
  @UseInterceptors(VersionTagInterceptor)
  @Problems('request.invalid', 'feature.not_found', 'request.precondition_failed')
  @ApiOperation({ operationId: 'feature_toggle_update', summary: 'Switch a feature, for everyone, roles or a share' })
  change(
    @Param('name') name: string,
    @Body() body: ChangeFeatureToggleRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() { userId }: Principal,
  ): Promise<FeatureToggleResponse> {
    return this.toggles.change(name, body, userId, ifMatch);
  }
}
