import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import { Problems } from '@odr/platform';
import { ExposureSummaryResponse } from './dto/exposure-summary.response.dto.js';
import { ExposureResponse, RecordedExposureResponse } from './dto/exposure.response.dto.js';
import { ChangePreferenceRequest } from './dto/preference.request.dto.js';
import { PreferenceResponse } from './dto/preference.response.dto.js';
import { RecordExposureRequest } from './dto/record-exposure.request.dto.js';
import { ExposureService } from './exposure.service.js';

@ApiTags('moderation')
@Controller('moderation')
export class ExposureController {
  constructor(private readonly exposures: ExposureService) {}

  /** Reports for how long pictures of items you hold were unblurred. */
  @Post('exposures')
  @HttpCode(200)
  @Allow('moderation.claim')
  @ApiOperation({ operationId: 'moderation_recordExposure' })
  @Problems('request.invalid')
  record(
    @Body() { views }: RecordExposureRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<RecordedExposureResponse> {
    return this.exposures.record(views, actor);
  }

  /** What you had to look at, for you alone. */
  @Get('exposures/mine')
  @Allow('moderation.claim')
  @ApiOperation({ operationId: 'moderation_myExposure' })
  mine(@CurrentPrincipal() actor: Principal): Promise<ExposureResponse> {
    return this.exposures.mine(actor);
  }

  /** What moderators together had to look at; nobody is told apart. */
  @Get('exposures/summary')
  @Allow('moderation.claim_escalated')
  @ApiOperation({ operationId: 'moderation_exposureSummary' })
  summary(): Promise<ExposureSummaryResponse> {
    return this.exposures.summary();
  }

  /** How you want to meet pictures. */
  @Get('preferences')
  @Allow('moderation.claim')
  @ApiOperation({ operationId: 'moderation_preferences' })
  preferences(@CurrentPrincipal() actor: Principal): Promise<PreferenceResponse> {
    return this.exposures.preference(actor);
  }

  /** Sets all of it. Items of what you opted out of are not given to you any more; those you hold stay. */
  @Put('preferences')
  @Allow('moderation.claim')
  @ApiOperation({ operationId: 'moderation_changePreferences' })
  @Problems('request.invalid')
  change(@Body() body: ChangePreferenceRequest, @CurrentPrincipal() actor: Principal): Promise<PreferenceResponse> {
    return this.exposures.change(body, actor);
  }
}
