import { CurrentPrincipal, FeatureToggles, Public, type Principal } from '@odr/access';
import { FEATURE_NAMES, FEATURES } from '@odr/contracts';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { FeatureListResponse } from './dto/feature.response.dto.js';

@ApiTags('features')
@Controller('feature-toggles')
export class FeatureController {
  constructor(private readonly features: FeatureToggles) {}

  @Get()
  @Public('Clients need to know what is switched off before anybody signs in.')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'feature_list', summary: 'Which features the caller has' })
  async list(@CurrentPrincipal() principal: Principal | undefined): Promise<FeatureListResponse> {
    const told = FEATURE_NAMES.filter((name) => principal !== undefined || FEATURES[name].toldTo === 'everyone');
    const items = await Promise.all(
      told.map(async (name) => ({ name, isOn: await this.features.isOn(name, principal) })),
    );
    return { items, nextCursor: null };
  }
}
