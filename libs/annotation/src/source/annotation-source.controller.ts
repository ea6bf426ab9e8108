import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  UseInterceptors,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { AnnotationSourceId } from '@odr/kernel';
import { Problems, UuidPipe, VersionTagInterceptor } from '@odr/platform';

import { toSourcePage, toSourceResponse } from './annotation-source.mapper.js';
import { AnnotationSourceService } from './annotation-source.service.js';
import { CreateAnnotationSourceRequest, UpdateAnnotationSourceRequest } from './dto/annotation-source.request.dto.js';
import { AnnotationSourcePageResponse, AnnotationSourceResponse } from './dto/annotation-source.response.dto.js';
import { ListAnnotationSourcesQuery } from './dto/list-annotation-sources.query.dto.js';

@ApiTags('annotation')
@Controller('annotation-sources')
export class AnnotationSourceController {
  constructor(private readonly sources: AnnotationSourceService) {}

  /** Who or what annotates, by name. */
  @Get()
  @Allow('annotation_source.read')
  @ApiOkResponse({ type: AnnotationSourcePageResponse })
  @Problems('request.invalid', 'request.malformed_cursor')
  async list(@Query() query: ListAnnotationSourcesQuery): Promise<AnnotationSourcePageResponse> {
    return toSourcePage(await this.sources.list(query));
  }

  @Get(':id')
  @Allow('annotation_source.read')
  @UseInterceptors(VersionTagInterceptor)
  @ApiOkResponse({ type: AnnotationSourceResponse })
  @Problems('request.invalid', 'annotation_source.not_found')
  async read(@Param('id', UuidPipe) id: AnnotationSourceId): Promise<AnnotationSourceResponse> {
    return toSourceResponse(await this.sources.show(id));
  }

  /** Adds a source. Its schema is enforced for every annotation from then on. */
  @Post()
  @Allow('annotation_source.create')
  @ApiCreatedResponse({ type: AnnotationSourceResponse })
  @Problems(
    'request.invalid',
    'auth.dco_required',
    'auth.agreement_required',
    'annotation_source.name_taken',
    'annotation_source.invalid_schema',
  )
  async create(
    @Body() body: CreateAnnotationSourceRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<AnnotationSourceResponse> {
    return toSourceResponse(await this.sources.create(body, actor));
  }

  /** Changes a source. Another schema becomes its next version; the earlier ones stay readable. */
  @Patch(':id')
  @Allow('annotation_source.create')
  @UseInterceptors(VersionTagInterceptor)
  @ApiOkResponse({ type: AnnotationSourceResponse })
  @Problems(
    'request.invalid',
    'request.precondition_failed',
    'annotation_source.not_found',
    'annotation_source.name_taken',
    'annotation_source.invalid_schema',
  )
  async update(
    @Param('id', UuidPipe) id: AnnotationSourceId,
    @Body() body: UpdateAnnotationSourceRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() actor: Principal,
  ): Promise<AnnotationSourceResponse> {
    return toSourceResponse(await this.sources.update(id, body, ifMatch, actor));
  }

  /** Removes a source that nothing was annotated with. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('annotation_source.create')
  @ApiNoContentResponse()
  @Problems('request.invalid', 'annotation_source.not_found', 'annotation_source.in_use')
  delete(@Param('id', UuidPipe) id: AnnotationSourceId, @CurrentPrincipal() actor: Principal): Promise<void> {
    return this.sources.delete(id, actor);
  }
}
