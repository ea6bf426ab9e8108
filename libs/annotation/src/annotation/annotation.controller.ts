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
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal, Public } from '@odr/access';
import type { AnnotationId, ContentId } from '@odr/kernel';
import { Problems, UncountedPageQuery, UuidPipe, VersionTagInterceptor } from '@odr/platform';

import { toAnnotationResponse, toDeletedResponse } from './annotation.mapper.js';
import { AnnotationService } from './annotation.service.js';
import { CreateAnnotationRequest, UpdateAnnotationRequest } from './dto/annotation.request.dto.js';
import {
  AnnotationPageResponse,
  AnnotationResponse,
  DeletedAnnotationPageResponse,
} from './dto/annotation.response.dto.js';
import { CoordinatesQuery, ListAnnotationsQuery } from './dto/coordinates.query.dto.js';

const WHY_PUBLIC = 'Annotations are published with the content they are about; others are hidden by the query.';

@ApiTags('annotation')
@Controller()
export class AnnotationController {
  constructor(private readonly annotations: AnnotationService) {}

  /** What has been said about one content, oldest first. */
  @Get('contents/:id/annotations')
  @Public(WHY_PUBLIC)
  @ApiOkResponse({ type: AnnotationPageResponse })
  @Problems('request.invalid', 'request.malformed_cursor', 'content.not_found', 'annotation.picture_unread')
  async list(
    @Param('id', UuidPipe) id: ContentId,
    @Query() query: ListAnnotationsQuery,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<AnnotationPageResponse> {
    const page = await this.annotations.list(id, query, caller);
    return { ...page, items: page.items.map((view) => toAnnotationResponse(view, query.coordinates)) };
  }

  /** Annotates a content. The value has to satisfy the schemas of all its sources. */
  @Post('contents/:id/annotations')
  @Allow('annotation.create')
  @ApiCreatedResponse({ type: AnnotationResponse })
  @Problems(
    'request.invalid',
    'request.too_large',
    'auth.dco_required',
    'auth.agreement_required',
    'content.not_found',
    'annotation_source.not_found',
    'annotation.schema_violation',
    'annotation.picture_unread',
  )
  async create(
    @Param('id', UuidPipe) id: ContentId,
    @Body() body: CreateAnnotationRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<AnnotationResponse> {
    return toAnnotationResponse(await this.annotations.create(id, body, actor), body.coordinates);
  }

  /** What you have written and you or a moderator has deleted, the last deleted first. */
  @Get('annotations/deleted')
  @Allow('annotation.update')
  @ApiOkResponse({ type: DeletedAnnotationPageResponse })
  @Problems('request.invalid', 'request.malformed_cursor')
  async deleted(
    @Query() query: UncountedPageQuery,
    @CurrentPrincipal() actor: Principal,
  ): Promise<DeletedAnnotationPageResponse> {
    const page = await this.annotations.deleted(query, actor);
    return { ...page, items: page.items.map((view) => toDeletedResponse(view, actor)) };
  }

  @Get('annotations/:id')
  @Public(WHY_PUBLIC)
  @UseInterceptors(VersionTagInterceptor)
  @ApiOkResponse({ type: AnnotationResponse })
  @Problems('request.invalid', 'annotation.not_found', 'annotation.picture_unread')
  async read(
    @Param('id', UuidPipe) id: AnnotationId,
    @Query() { coordinates }: CoordinatesQuery,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<AnnotationResponse> {
    return toAnnotationResponse(await this.annotations.read(id, caller), coordinates);
  }

  /** Makes a new version, unless it says the same as the current one. A 412 carries the `current` version and your `base`. */
  @Patch('annotations/:id')
  @Allow('annotation.update')
  @RouteConfig({ takesJsonPatch: true })
  @UseInterceptors(VersionTagInterceptor)
  @ApiOkResponse({ type: AnnotationResponse })
  @Problems(
    'request.invalid',
    'auth.dco_required',
    'auth.agreement_required',
    'annotation.not_found',
    'request.precondition_failed',
    'annotation_source.not_found',
    'annotation.schema_violation',
    'annotation.patch_failed',
    'annotation.picture_unread',
  )
  async update(
    @Param('id', UuidPipe) id: AnnotationId,
    @Body() body: UpdateAnnotationRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() actor: Principal,
  ): Promise<AnnotationResponse> {
    return toAnnotationResponse(await this.annotations.update(id, body, ifMatch, actor), body.coordinates);
  }

  @Delete('annotations/:id')
  @HttpCode(204)
  @Allow('annotation.delete')
  @ApiNoContentResponse()
  @Problems('request.invalid', 'annotation.not_found')
  delete(@Param('id', UuidPipe) id: AnnotationId, @CurrentPrincipal() actor: Principal): Promise<void> {
    return this.annotations.delete(id, actor);
  }
  /** Brings back what you have deleted. */
  @Post('annotations/:id/restore')
  @HttpCode(200)
  @Allow('annotation.update')
  @ApiOkResponse({ type: AnnotationResponse })
  @Problems('request.invalid', 'annotation.not_found')
  async restore(
    @Param('id', UuidPipe) id: AnnotationId,
    @CurrentPrincipal() actor: Principal,
  ): Promise<AnnotationResponse> {
    return toAnnotationResponse(await this.annotations.restore(id, actor));
  }
}
