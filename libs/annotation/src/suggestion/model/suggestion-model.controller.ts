import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { SuggestionModelId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';

import { AutomaticAcceptanceService } from '../automatic/automatic-acceptance.service.js';
import { CreateSuggestionModelRequest, UpdateSuggestionModelRequest } from '../dto/suggestion-model.request.dto.js';
import {
  SuggestionModelListResponse,
  SuggestionModelQualityResponse,
  SuggestionModelResponse,
  UndoneAcceptancesResponse,
} from '../dto/suggestion-model.response.dto.js';
import { ModelQualityReader } from '../quality/model-quality.reader.js';
import { SuggestionModelRepository } from './suggestion-model.repository.js';
import { SuggestionModelService } from './suggestion-model.service.js';
import { qualityViewOf } from './suggestion-model.view.js';

const MOST_LABELS = 200;

@ApiTags('annotation')
@Controller('suggestion-models')
export class SuggestionModelController {
  constructor(
    private readonly models: SuggestionModelService,
    private readonly rows: SuggestionModelRepository,
    private readonly quality: ModelQualityReader,
    private readonly automatic: AutomaticAcceptanceService,
  ) {}

  @Get()
  @Allow('annotation.read')
  @ApiOkResponse({ type: SuggestionModelListResponse })
  @ApiOperation({
    operationId: 'suggestion_model_list',
    summary: 'Models that propose annotations, with what people have made of their suggestions',
  })
  async list(@CurrentPrincipal() caller: Principal): Promise<SuggestionModelListResponse> {
    return { items: await this.models.list(caller) };
  }

  @Post()
  @Allow('suggestion_model.manage')
  @ApiCreatedResponse({ type: SuggestionModelResponse })
  @Problems(
    'request.invalid',
    'suggestion_model.name_taken',
    'suggestion_model.source_unfit',
    'annotation_source.not_found',
    'web.invalid_address',
    'web.not_public',
  )
  @ApiOperation({
    operationId: 'suggestion_model_create',
    summary: 'Register a model that runs elsewhere, switched off',
  })
  create(
    @Body() body: CreateSuggestionModelRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<SuggestionModelResponse> {
    return this.models.create(body, actor);
  }

  @Get(':id')
  @Allow('annotation.read')
  @ApiOkResponse({ type: SuggestionModelResponse })
  @Problems('request.invalid', 'suggestion_model.not_found')
  @ApiOperation({ operationId: 'suggestion_model_read', summary: 'One model with its figures' })
  read(
    @Param('id', UuidPipe) id: SuggestionModelId,
    @CurrentPrincipal() caller: Principal,
  ): Promise<SuggestionModelResponse> {
    return this.models.read(id, caller);
  }

  @Patch(':id')
  @Allow('suggestion_model.manage')
  @ApiOkResponse({ type: SuggestionModelResponse })
  @Problems(
    'request.invalid',
    'auth.dco_required',
    'auth.agreement_required',
    'suggestion_model.not_found',
    'suggestion_model.name_taken',
    'suggestion_model.source_unfit',
    'suggestion_model.unproven',
    'annotation_source.not_found',
    'web.invalid_address',
    'web.not_public',
  )
  @ApiOperation({
    operationId: 'suggestion_model_update',
    summary: 'Switch a model on or off, change what it is asked and how far it is trusted',
  })
  update(
    @Param('id', UuidPipe) id: SuggestionModelId,
    @Body() body: UpdateSuggestionModelRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<SuggestionModelResponse> {
    return this.models.update(id, body, actor);
  }

  @Get(':id/quality')
  @Allow('annotation.read')
  @ApiOkResponse({ type: SuggestionModelQualityResponse })
  @Problems('request.invalid', 'suggestion_model.not_found')
  @ApiOperation({
    operationId: 'suggestion_model_quality',
    summary: 'How well scores tell what people take, and the precision of each label',
  })
  async readQuality(@Param('id', UuidPipe) id: SuggestionModelId): Promise<SuggestionModelQualityResponse> {
    const model = await this.rows.read(id);
    const bins = await this.quality.bins(id, model.modelVersion);
    return qualityViewOf(model, bins, await this.quality.labels(id, model.modelVersion, MOST_LABELS));
  }

  @Post(':id/acceptances/undo')
  @HttpCode(200)
  @Allow('suggestion_model.manage')
  @ApiOkResponse({ type: UndoneAcceptancesResponse })
  @Problems('request.invalid', 'suggestion_model.not_found')
  @ApiOperation({
    operationId: 'suggestion_model_undoAcceptances',
    summary: 'Stop acceptance without people, and take back what was accepted so: up to two hundred a call',
  })
  undo(
    @Param('id', UuidPipe) id: SuggestionModelId,
    @CurrentPrincipal() actor: Principal,
  ): Promise<UndoneAcceptancesResponse> {
    return this.automatic.undo(id, actor);
  }
}
