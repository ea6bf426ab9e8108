import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal, RateLimit } from '@odr/access';
import type { CleaningId } from '@odr/kernel';
import { Problems, UncountedPageQuery, UuidPipe } from '@odr/platform';

import { CleaningRunService } from './cleaning-run.service.js';
import { CleanedItemPageResponse } from './dto/cleaned-item.response.dto.js';
import { ListCleanedItemsQuery, StartCleaningRequest } from './dto/cleaning-run.request.dto.js';
import { CleaningRunPageResponse, CleaningRunResponse } from './dto/cleaning-run.response.dto.js';

/** Cleaning of everything that matches, in the background. */
@ApiTags('annotation')
@Controller('annotation-cleaning/runs')
export class CleaningRunController {
  constructor(private readonly runs: CleaningRunService) {}

  /** Cleans every annotation that matches, each as a version of its own. What somebody may not change is passed over and told. */
  @Post()
  @HttpCode(202)
  @Allow('annotation.update')
  @RateLimit('bulk')
  @ApiAcceptedResponse({ type: CleaningRunResponse })
  @Problems('request.invalid', 'auth.dco_required', 'auth.agreement_required')
  start(@Body() body: StartCleaningRequest, @CurrentPrincipal() actor: Principal): Promise<CleaningRunResponse> {
    return this.runs.start(body, actor);
  }

  /** Your own, newest first; moderators see everybody's. */
  @Get()
  @Allow('annotation.update')
  @ApiOkResponse({ type: CleaningRunPageResponse })
  @Problems('request.invalid', 'request.malformed_cursor')
  list(@Query() query: UncountedPageQuery, @CurrentPrincipal() actor: Principal): Promise<CleaningRunPageResponse> {
    return this.runs.list(query, actor);
  }

  @Get(':id')
  @Allow('annotation.update')
  @ApiOkResponse({ type: CleaningRunResponse })
  @Problems('request.invalid', 'annotation_cleaning.not_found')
  read(@Param('id', UuidPipe) id: CleaningId, @CurrentPrincipal() actor: Principal): Promise<CleaningRunResponse> {
    return this.runs.read(id, actor);
  }

  /** What became of each annotation, as far as you may see it. */
  @Get(':id/annotations')
  @Allow('annotation.update')
  @ApiOkResponse({ type: CleanedItemPageResponse })
  @Problems('request.invalid', 'request.malformed_cursor', 'annotation_cleaning.not_found')
  items(
    @Param('id', UuidPipe) id: CleaningId,
    @Query() query: ListCleanedItemsQuery,
    @CurrentPrincipal() actor: Principal,
  ): Promise<CleanedItemPageResponse> {
    return this.runs.items(id, query, actor);
  }

  /** Ends it early. What was cleaned until then stays, and can be undone. */
  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('annotation.update')
  @ApiOkResponse({ type: CleaningRunResponse })
  @Problems('request.invalid', 'annotation_cleaning.not_found', 'annotation_cleaning.illegal_transition')
  cancel(@Param('id', UuidPipe) id: CleaningId, @CurrentPrincipal() actor: Principal): Promise<CleaningRunResponse> {
    return this.runs.cancel(id, actor);
  }

  /** Puts back what the captions were, in the background, wherever nobody has gone on with them since. */
  @Post(':id/undo')
  @HttpCode(202)
  @Allow('annotation.update')
  @RateLimit('bulk')
  @ApiAcceptedResponse({ type: CleaningRunResponse })
  @Problems(
    'request.invalid',
    'annotation_cleaning.not_found',
    'annotation_cleaning.illegal_transition',
    'auth.dco_required',
    'auth.agreement_required',
  )
  undo(@Param('id', UuidPipe) id: CleaningId, @CurrentPrincipal() actor: Principal): Promise<CleaningRunResponse> {
    return this.runs.undo(id, actor);
  }
}
