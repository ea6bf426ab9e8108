import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { ContentId, SuggestionModelId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';

import { SuggestionTrialResponse, TrySuggestionModelRequest } from '../dto/suggestion-trial.response.dto.js';
import { SuggestionTrialService } from './suggestion-trial.service.js';

@ApiTags('annotation')
@Controller('suggestion-models')
export class SuggestionTrialController {
  constructor(private readonly trials: SuggestionTrialService) {}

  @Post(':id/trial')
  @HttpCode(200)
  @Allow('suggestion_model.manage')
  @ApiOkResponse({ type: SuggestionTrialResponse })
  @Problems(
    'request.invalid',
    'content.not_found',
    'suggestion_model.not_found',
    'suggestion_model.off',
    'suggestion_model.no_picture',
    'suggestion_model.bad_answer',
    'web.not_public',
    'web.unresolvable',
    'web.unreachable',
    'web.timeout',
    'web.malformed_answer',
    'web.host_failing',
    'web.too_large',
  )
  @ApiOperation({
    operationId: 'suggestion_model_try',
    summary: 'Ask a model that runs by http about one picture, also while it is off, and keep nothing of it',
  })
  ask(
    @Param('id', UuidPipe) id: SuggestionModelId,
    @Body() { contentId }: TrySuggestionModelRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<SuggestionTrialResponse> {
    return this.trials.ask(id, contentId as ContentId | undefined, actor);
  }
}
