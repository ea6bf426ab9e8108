import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { ContentId, ContentSetId, SuggestionModelId, SuggestionRunId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';

import {
  RequestSuggestionsRequest,
  StartSuggestionRunRequest,
  SuggestionRunEstimateResponse,
  SuggestionRunListResponse,
  SuggestionRunResponse,
  SuggestionsRequestedResponse,
} from '../dto/suggestion-run.response.dto.js';
import type { RunView } from './suggestion-run.repository.js';
import { SuggestionRunService } from './suggestion-run.service.js';

@ApiTags('annotation')
@Controller()
export class SuggestionRunController {
  constructor(private readonly runs: SuggestionRunService) {}

  @Post('contents/:id/suggestions/request')
  @HttpCode(202)
  @Allow('annotation.create')
  @ApiAcceptedResponse({ type: SuggestionsRequestedResponse })
  @Problems('request.invalid', 'content.not_found', 'suggestion_model.not_found', 'suggestion_model.off')
  @ApiOperation({ operationId: 'suggestion_request', summary: 'Let models look at one content, in the background' })
  async request(
    @Param('id', UuidPipe) id: ContentId,
    @Body() { modelIds }: RequestSuggestionsRequest,
    @CurrentPrincipal() caller: Principal,
  ): Promise<SuggestionsRequestedResponse> {
    return { models: await this.runs.request(id, modelIds as SuggestionModelId[] | undefined, caller) };
  }

  @Post('suggestion-models/:id/runs')
  @HttpCode(202)
  @Allow('suggestion_model.manage')
  @ApiAcceptedResponse({ type: SuggestionRunResponse })
  @Problems('request.invalid', 'suggestion_model.not_found', 'suggestion_model.off', 'content_set.not_found')
  @ApiOperation({
    operationId: 'suggestion_run_start',
    summary: 'Let a model look through a set, or through everything it has not seen, in the background',
  })
  async start(
    @Param('id', UuidPipe) id: SuggestionModelId,
    @Body() { setId }: StartSuggestionRunRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<SuggestionRunResponse> {
    return toRunResponse(await this.runs.start(id, (setId as ContentSetId | undefined) ?? null, actor));
  }

  @Get('suggestion-models/:id/runs')
  @Allow('suggestion_model.manage')
  @ApiOkResponse({ type: SuggestionRunListResponse })
  @Problems('request.invalid', 'suggestion_model.not_found')
  @ApiOperation({ operationId: 'suggestion_run_list', summary: 'How far the last runs of a model have come' })
  async list(@Param('id', UuidPipe) id: SuggestionModelId): Promise<SuggestionRunListResponse> {
    return { items: (await this.runs.list(id)).map(toRunResponse) };
  }

  @Get('suggestion-models/:id/runs/estimate')
  @Allow('suggestion_model.manage')
  @ApiOkResponse({ type: SuggestionRunEstimateResponse })
  @Problems('request.invalid', 'suggestion_model.not_found', 'content_set.not_found')
  @ApiOperation({ operationId: 'suggestion_run_estimate', summary: 'How many pictures a run would go through' })
  async estimate(
    @Param('id', UuidPipe) id: SuggestionModelId,
    @Query() { setId }: StartSuggestionRunRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<SuggestionRunEstimateResponse> {
    return { pictures: await this.runs.estimate(id, (setId as ContentSetId | undefined) ?? null, actor) };
  }

  @Post('suggestion-runs/:id/pause')
  @HttpCode(200)
  @Allow('suggestion_model.manage')
  @ApiOkResponse({ type: SuggestionRunResponse })
  @Problems('request.invalid', 'suggestion_run.not_found', 'suggestion_run.over')
  @ApiOperation({ operationId: 'suggestion_run_pause', summary: 'Let a run rest after the picture it is at' })
  async pause(@Param('id', UuidPipe) id: SuggestionRunId): Promise<SuggestionRunResponse> {
    return toRunResponse(await this.runs.pause(id));
  }

  @Post('suggestion-runs/:id/resume')
  @HttpCode(200)
  @Allow('suggestion_model.manage')
  @ApiOkResponse({ type: SuggestionRunResponse })
  @Problems('request.invalid', 'suggestion_run.not_found', 'suggestion_run.over', 'suggestion_model.off')
  @ApiOperation({ operationId: 'suggestion_run_resume', summary: 'Let a paused run go on where it was' })
  async resume(@Param('id', UuidPipe) id: SuggestionRunId): Promise<SuggestionRunResponse> {
    return toRunResponse(await this.runs.resume(id));
  }

  @Post('suggestion-runs/:id/cancel')
  @HttpCode(200)
  @Allow('suggestion_model.manage')
  @ApiOkResponse({ type: SuggestionRunResponse })
  @Problems('request.invalid', 'suggestion_run.not_found', 'suggestion_run.over')
  @ApiOperation({ operationId: 'suggestion_run_cancel', summary: 'Stop a run; what was proposed stays' })
  async cancel(@Param('id', UuidPipe) id: SuggestionRunId): Promise<SuggestionRunResponse> {
    return toRunResponse(await this.runs.cancel(id));
  }
}

const toRunResponse = (run: RunView): SuggestionRunResponse => ({
  id: run.id,
  modelId: run.modelId,
  setId: run.setId,
  setName: run.setName,
  state: run.state,
  progress: { done: run.done, total: run.total },
  failed: run.failed,
  error: run.failure,
  startedAt: run.createdAt.toISOString(),
  finishedAt: run.finishedAt?.toISOString() ?? null,
});
