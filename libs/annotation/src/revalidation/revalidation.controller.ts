import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal, RateLimit } from '@odr/access';
import type { AnnotationSourceId, RevalidationId } from '@odr/kernel';
import { PageQuery, Problems, UncountedPageQuery, UuidPipe } from '@odr/platform';

import { InvalidAnnotationPageResponse } from './dto/invalid-annotation.response.dto.js';
import { RevalidationPageResponse, RevalidationResponse } from './dto/revalidation.response.dto.js';
import { TrySchemaRequest } from './dto/schema-trial.request.dto.js';
import { SchemaTrialResponse } from './dto/schema-trial.response.dto.js';
import { RevalidationService } from './revalidation.service.js';
import { SchemaTrialService } from './schema-trial.service.js';

@ApiTags('annotation')
@Controller()
export class RevalidationController {
  constructor(
    private readonly trials: SchemaTrialService,
    private readonly revalidations: RevalidationService,
  ) {}

  /**
   * What a schema would make of the annotations there are: a dry run. Up to 20,000 are all looked at; of more, a sample, and the
   * answer says how sure it is. Takes eight seconds at most.
   */
  @Post('annotation-sources/:id/schemas/check')
  @HttpCode(200)
  @Allow('annotation_source.create')
  @RateLimit('schema_check')
  @ApiOkResponse({ type: SchemaTrialResponse })
  @Problems('request.invalid', 'annotation_source.not_found', 'annotation_source.invalid_schema')
  check(
    @Param('id', UuidPipe) id: AnnotationSourceId,
    @Body() body: TrySchemaRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<SchemaTrialResponse> {
    return this.trials.try(id, body.annotationSchema ?? undefined, actor);
  }

  /** Lays the schema in force on every annotation of the source, in the background. Nothing is deleted. */
  @Post('annotation-sources/:id/revalidations')
  @HttpCode(202)
  @Allow('annotation_source.create')
  @ApiAcceptedResponse({ type: RevalidationResponse })
  @Problems('request.invalid', 'annotation_source.not_found')
  start(
    @Param('id', UuidPipe) id: AnnotationSourceId,
    @CurrentPrincipal() actor: Principal,
  ): Promise<RevalidationResponse> {
    return this.revalidations.start(id, actor);
  }

  /** Newest first. */
  @Get('annotation-sources/:id/revalidations')
  @Allow('annotation_source.read')
  @ApiOkResponse({ type: RevalidationPageResponse })
  @Problems('request.invalid', 'request.malformed_cursor', 'annotation_source.not_found')
  list(
    @Param('id', UuidPipe) id: AnnotationSourceId,
    @Query() query: UncountedPageQuery,
  ): Promise<RevalidationPageResponse> {
    return this.revalidations.list(id, query);
  }

  /** Annotations that the schema in force refuses and that nobody has mended since, with the paths and rules they break. */
  @Get('annotation-sources/:id/invalid-annotations')
  @Allow('annotation_source.read')
  @ApiOkResponse({ type: InvalidAnnotationPageResponse })
  @Problems('request.invalid', 'request.malformed_cursor', 'annotation_source.not_found')
  invalid(
    @Param('id', UuidPipe) id: AnnotationSourceId,
    @Query() query: PageQuery,
    @CurrentPrincipal() caller: Principal,
  ): Promise<InvalidAnnotationPageResponse> {
    return this.revalidations.invalid(id, query, caller);
  }

  @Get('annotation-revalidations/:id')
  @Allow('annotation_source.read')
  @ApiOkResponse({ type: RevalidationResponse })
  @Problems('request.invalid', 'annotation_revalidation.not_found')
  read(@Param('id', UuidPipe) id: RevalidationId): Promise<RevalidationResponse> {
    return this.revalidations.read(id);
  }

  /** Ends it early. What was found until then stays. */
  @Post('annotation-revalidations/:id/cancel')
  @HttpCode(200)
  @Allow('annotation_source.create')
  @ApiOkResponse({ type: RevalidationResponse })
  @Problems('request.invalid', 'annotation_revalidation.not_found', 'annotation_revalidation.not_running')
  cancel(
    @Param('id', UuidPipe) id: RevalidationId,
    @CurrentPrincipal() actor: Principal,
  ): Promise<RevalidationResponse> {
    return this.revalidations.cancel(id, actor);
  }
}
