import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal, Public } from '@odr/access';
import type { AnnotationId } from '@odr/kernel';
import { Problems, UncountedPageQuery, UuidPipe, VersionPipe, VersionTagInterceptor } from '@odr/platform';

import { toAnnotationResponse } from '../annotation/annotation.mapper.js';
import { AnnotationService } from '../annotation/annotation.service.js';
import { RevertAnnotationRequest } from '../annotation/dto/annotation.request.dto.js';
import { AnnotationResponse } from '../annotation/dto/annotation.response.dto.js';
import { CompareVersionsQuery } from './dto/history.query.dto.js';
import {
  AnnotationVersionPageResponse,
  AnnotationVersionResponse,
  BlameResponse,
  VersionComparisonResponse,
} from './dto/history.response.dto.js';
import { toHeadResponse, toVersionResponse } from './history.mapper.js';
import { HistoryService } from './history.service.js';

const WHY_PUBLIC = 'History is published with the annotation it is about; others are hidden by the query.';

@ApiTags('annotation')
@Controller('annotations/:id')
export class HistoryController {
  constructor(
    private readonly history: HistoryService,
    private readonly annotations: AnnotationService,
  ) {}

  /** Every value it ever had, newest first, and who made it of what. */
  @Get('versions')
  @Public(WHY_PUBLIC)
  @ApiOperation({ operationId: 'annotation_versions' })
  @ApiOkResponse({ type: AnnotationVersionPageResponse })
  @Problems('request.invalid', 'request.malformed_cursor', 'annotation.not_found')
  async versions(
    @Param('id', UuidPipe) id: AnnotationId,
    @Query() query: UncountedPageQuery,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<AnnotationVersionPageResponse> {
    const page = await this.history.list(id, query, caller);
    return { ...page, items: page.items.map(toVersionResponse) };
  }

  /** One value it had. */
  @Get('versions/:version')
  @Public(WHY_PUBLIC)
  @ApiOperation({ operationId: 'annotation_readVersion' })
  @ApiOkResponse({ type: AnnotationVersionResponse })
  @Problems('request.invalid', 'annotation.not_found', 'annotation.version_not_found')
  async version(
    @Param('id', UuidPipe) id: AnnotationId,
    @Param('version', VersionPipe) version: number,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<AnnotationVersionResponse> {
    return toVersionResponse(await this.history.one(id, version, caller));
  }

  /** What makes one version of another, as a JSON Patch (RFC 6902). */
  @Get('diff')
  @Public(WHY_PUBLIC)
  @ApiOperation({ operationId: 'annotation_compare' })
  @ApiOkResponse({ type: VersionComparisonResponse })
  @Problems('request.invalid', 'annotation.not_found', 'annotation.version_not_found')
  async compare(
    @Param('id', UuidPipe) id: AnnotationId,
    @Query() query: CompareVersionsQuery,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<VersionComparisonResponse> {
    const { from, to, patch } = await this.history.compare(id, query, caller);
    return { from: toVersionResponse(from), to: toVersionResponse(to), patch };
  }

  /** Which version wrote each part of the current value. */
  @Get('blame')
  @Public(WHY_PUBLIC)
  @ApiOperation({ operationId: 'annotation_blame' })
  @ApiOkResponse({ type: BlameResponse })
  @Problems('request.invalid', 'annotation.not_found')
  async blame(
    @Param('id', UuidPipe) id: AnnotationId,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<BlameResponse> {
    const { version, items, versions } = await this.history.blame(id, caller);
    return { version, items, versions: versions.map(toHeadResponse) };
  }

  /** Puts an earlier value in force again, as a new version. Today's schemas have to allow it. */
  @Post('revert')
  @HttpCode(200)
  @Allow('annotation.update')
  @UseInterceptors(VersionTagInterceptor)
  @ApiOperation({ operationId: 'annotation_revert' })
  @ApiOkResponse({ type: AnnotationResponse })
  @Problems(
    'request.invalid',
    'auth.dco_required',
    'auth.agreement_required',
    'annotation.not_found',
    'annotation.version_not_found',
    'request.precondition_failed',
    'annotation_source.not_found',
    'annotation.schema_violation',
  )
  async revert(
    @Param('id', UuidPipe) id: AnnotationId,
    @Body() body: RevertAnnotationRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() actor: Principal,
  ): Promise<AnnotationResponse> {
    return toAnnotationResponse(await this.annotations.revert(id, body.version, ifMatch, actor));
  }
}
