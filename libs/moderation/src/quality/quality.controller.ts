import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { DecisionId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import {
  ChangeQualitySettingsRequest,
  GoldListResponse,
  MarkGoldRequest,
  ModerationQualityResponse,
  PeriodQuery,
  QualitySettingsResponse,
} from '../dto/quality.dto.js';
import { QualityService } from './quality.service.js';

@ApiTags('moderation')
@Controller('moderation/quality')
export class QualityController {
  constructor(private readonly quality: QualityService) {}

  /** How much moderators agree, on what they do not, and who drifts. Leads see everybody by name, others themselves. */
  @Get()
  @Allow('moderation.read_quality')
  @Problems('request.invalid')
  @ApiOperation({ operationId: 'moderation_quality_measure' })
  measure(@Query() period: PeriodQuery, @CurrentPrincipal() actor: Principal): Promise<ModerationQualityResponse> {
    return this.quality.measure(period, actor);
  }

  /** How many decisions are judged again. */
  @Get('settings')
  @Allow('moderation.manage_quality')
  @ApiOperation({ operationId: 'moderation_quality_getSettings' })
  settings(): Promise<QualitySettingsResponse> {
    return this.quality.settings();
  }

  @Put('settings')
  @Allow('moderation.manage_quality')
  @Problems('request.invalid')
  @ApiOperation({ operationId: 'moderation_quality_changeSettings', summary: 'Change how many are judged again' })
  change(
    @Body() body: ChangeQualitySettingsRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<QualitySettingsResponse> {
    return this.quality.changeSettings(body, actor);
  }

  /** The newest 200 cases whose answer is known, with how they were judged. */
  @Get('gold')
  @Allow('moderation.manage_quality')
  @ApiOperation({ operationId: 'moderation_quality_listGold' })
  async golds(): Promise<GoldListResponse> {
    return { items: await this.quality.golds() };
  }

  /** Says that a decision was right beyond doubt: its subject will be given to others who have not seen it. */
  @Post('gold')
  @Allow('moderation.manage_quality')
  @Problems('request.invalid', 'moderation.decision_not_found', 'moderation.not_applicable')
  @ApiOperation({ operationId: 'moderation_quality_markGold' })
  async mark(@Body() { decisionId }: MarkGoldRequest, @CurrentPrincipal() actor: Principal): Promise<GoldListResponse> {
    return { items: await this.quality.markGold(decisionId as DecisionId, actor) };
  }

  /** Gives it out no more. What was measured with it stays. */
  @Delete('gold/:id')
  @HttpCode(204)
  @Allow('moderation.manage_quality')
  @Problems('moderation.gold_not_found')
  @ApiOperation({ operationId: 'moderation_quality_retireGold' })
  retire(@Param('id', UuidPipe) id: string): Promise<void> {
    return this.quality.retireGold(id);
  }
}
