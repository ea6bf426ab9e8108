import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '@odr/access';
import type { AnnotationSourceId } from '@odr/kernel';
import { Problems, UncountedPageQuery, UuidPipe, VersionPipe } from '@odr/platform';

import { CompareVersionsQuery } from '../history/dto/history.query.dto.js';
import { toComparisonResponse, toSchemaVersionResponse } from './annotation-source.mapper.js';
import { AnnotationSourceService } from './annotation-source.service.js';
import { SchemaComparisonResponse } from './dto/schema-comparison.response.dto.js';
import {
  AnnotationSchemaVersionPageResponse,
  AnnotationSchemaVersionResponse,
} from './dto/source-schema.response.dto.js';

@ApiTags('annotation')
@Controller('annotation-sources/:id/schemas')
export class SourceSchemaController {
  constructor(private readonly sources: AnnotationSourceService) {}

  /** Every schema the source has had, newest first. The first one is in force. */
  @Get()
  @Allow('annotation_source.read')
  @ApiOkResponse({ type: AnnotationSchemaVersionPageResponse })
  @Problems('request.invalid', 'request.malformed_cursor', 'annotation_source.not_found')
  async list(
    @Param('id', UuidPipe) id: AnnotationSourceId,
    @Query() query: UncountedPageQuery,
  ): Promise<AnnotationSchemaVersionPageResponse> {
    const page = await this.sources.schemas(id, query);
    return { ...page, items: page.items.map(toSchemaVersionResponse) };
  }

  /** What one schema of a source says otherwise than another: in words, whether anything may break by it, and as a JSON Patch. */
  @Get('diff')
  @Allow('annotation_source.read')
  @ApiOperation({ operationId: 'source_schema_compare' })
  @ApiOkResponse({ type: SchemaComparisonResponse })
  @Problems('request.invalid', 'annotation_source.not_found', 'annotation_source.schema_not_found')
  async compare(
    @Param('id', UuidPipe) id: AnnotationSourceId,
    @Query() versions: CompareVersionsQuery,
  ): Promise<SchemaComparisonResponse> {
    const { from, to, changes } = await this.sources.compareSchemas(id, versions);
    return toComparisonResponse(from, to, changes);
  }

  @Get(':version')
  @Allow('annotation_source.read')
  @ApiOkResponse({ type: AnnotationSchemaVersionResponse })
  @Problems('request.invalid', 'annotation_source.not_found', 'annotation_source.schema_not_found')
  async read(
    @Param('id', UuidPipe) id: AnnotationSourceId,
    @Param('version', VersionPipe) version: number,
  ): Promise<AnnotationSchemaVersionResponse> {
    return toSchemaVersionResponse(await this.sources.schema(id, version));
  }
}
