import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { AnnotationSourceId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';

import { toAmbiguousPage, toAnnotatorQuality, toSourceQuality } from './agreement.mapper.js';
import { AgreementService } from './agreement.service.js';
import { ListAmbiguousItemsQuery, ListAnnotatorsQuery, QualityFilterQuery } from './dto/agreement.query.dto.js';
import {
  AmbiguousItemPageResponse,
  AnnotatorQualityListResponse,
  QualityOverviewResponse,
  SetQualityResponse,
  SourceQualityResponse,
} from './dto/agreement.response.dto.js';

/** How much people who annotate the same agree. */
@ApiTags('annotation')
@Controller('annotation-quality')
export class AgreementController {
  constructor(private readonly agreement: AgreementService) {}

  /** Agreement under every source, as of the last time it was computed; with a filter it is computed when asked for. */
  @Get('overview')
  @Allow('annotation.read')
  @ApiOperation({ operationId: 'annotation_quality_overview' })
  @ApiOkResponse({ type: QualityOverviewResponse })
  @Problems('request.invalid', 'content_set.not_found')
  async overview(
    @Query() query: QualityFilterQuery,
    @CurrentPrincipal() caller: Principal,
  ): Promise<QualityOverviewResponse> {
    const { sources, lookedAt, isBehind } = await this.agreement.overview(query, caller);
    return { items: sources.map(toSourceQuality), lookedAt: lookedAt?.toISOString() ?? null, isBehind };
  }

  /** Agreement under one source; with a filter it is computed when asked for, of a thousand contents at most. */
  @Get('sources/:id')
  @Allow('annotation.read')
  @ApiOperation({ operationId: 'annotation_quality_ofSource' })
  @ApiOkResponse({ type: SourceQualityResponse })
  @Problems('request.invalid', 'annotation_source.not_found', 'content_set.not_found')
  async ofSource(
    @Param('id', UuidPipe) id: AnnotationSourceId,
    @Query() query: QualityFilterQuery,
    @CurrentPrincipal() caller: Principal,
  ): Promise<SourceQualityResponse> {
    return toSourceQuality(await this.agreement.ofSource(id, query, caller));
  }

  /** Agreement in a set, under each source. */
  @Get('sets/:id')
  @Allow('annotation.read')
  @ApiOperation({ operationId: 'annotation_quality_ofSet' })
  @ApiOkResponse({ type: SetQualityResponse })
  @Problems('request.invalid', 'content_set.not_found')
  async ofSet(
    @Param('id', UuidPipe) id: string,
    @Query() { from, to }: QualityFilterQuery,
    @CurrentPrincipal() caller: Principal,
  ): Promise<SetQualityResponse> {
    return { setId: id, items: (await this.agreement.ofSet(id, { from, to }, caller)).map(toSourceQuality) };
  }

  /** How you agree with the others who annotate; for moderators, how everybody does. */
  @Get('annotators')
  @Allow('annotation.read')
  @ApiOperation({ operationId: 'annotation_quality_annotators' })
  @ApiOkResponse({ type: AnnotatorQualityListResponse })
  @Problems('request.invalid', 'content_set.not_found')
  async annotators(
    @Query() { sourceId, ...filter }: ListAnnotatorsQuery,
    @CurrentPrincipal() caller: Principal,
  ): Promise<AnnotatorQualityListResponse> {
    const found = await this.agreement.annotators((sourceId as AnnotationSourceId | undefined) ?? null, filter, caller);
    return { items: found.map(toAnnotatorQuality) };
  }

  /** Contents about which people differ, most first, with what they differ in. */
  @Get('items')
  @Allow('annotation.read')
  @ApiOperation({ operationId: 'annotation_quality_items' })
  @ApiOkResponse({ type: AmbiguousItemPageResponse })
  @Problems('request.invalid', 'request.malformed_cursor', 'content_set.not_found')
  async items(
    @Query() query: ListAmbiguousItemsQuery,
    @CurrentPrincipal() caller: Principal,
  ): Promise<AmbiguousItemPageResponse> {
    return toAmbiguousPage(await this.agreement.ambiguous(query, caller));
  }

  /** Measures what changed now; else it is measured every five minutes. */
  @Post('measurements')
  @HttpCode(202)
  @Allow('moderation.decide')
  @ApiOperation({ operationId: 'annotation_quality_measure' })
  @ApiAcceptedResponse()
  measure(): Promise<void> {
    return this.agreement.measureSoon();
  }
}
