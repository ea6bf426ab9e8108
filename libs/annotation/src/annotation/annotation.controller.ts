import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  UseInterceptors,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal, Public } from '@odr/access';
import type { AnnotationId, ContentId } from '@odr/kernel';
import { PageQuery, Problems, VersionTagInterceptor } from '@odr/platform';

import { toAnnotationResponse, toVersionResponse } from './annotation.mapper.js';
import { AnnotationService } from './annotation.service.js';
import { CreateAnnotationRequest, UpdateAnnotationRequest } from './dto/annotation.request.dto.js';
import {
  AnnotationPageResponse,
  AnnotationResponse,
  AnnotationVersionPageResponse,
} from './dto/annotation.response.dto.js';

const WHY_PUBLIC = 'Annotations are published with the content they are about; others are hidden by the query.';

@ApiTags('annotation')
@Controller()
export class AnnotationController {
  constructor(private readonly annotations: AnnotationService) {}

  /** What has been said about one content, oldest first. */
  @Get('contents/:id/annotations')
  @Public(WHY_PUBLIC)
  @ApiOkResponse({ type: AnnotationPageResponse })
  @Problems('request.invalid', 'request.malformed_cursor', 'content.not_found')
  async list(
    @Param('id', ParseUUIDPipe) id: ContentId,
    @Query() query: PageQuery,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<AnnotationPageResponse> {
    const page = await this.annotations.list(id, query, caller);
    return { ...page, items: page.items.map(toAnnotationResponse) };
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
  )
  async create(
    @Param('id', ParseUUIDPipe) id: ContentId,
    @Body() body: CreateAnnotationRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<AnnotationResponse> {
    return toAnnotationResponse(await this.annotations.create(id, body, actor));
  }

  @Get('annotations/:id')
  @Public(WHY_PUBLIC)
  @UseInterceptors(VersionTagInterceptor)
  @ApiOkResponse({ type: AnnotationResponse })
  @Problems('request.invalid', 'annotation.not_found')
  async read(
    @Param('id', ParseUUIDPipe) id: AnnotationId,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<AnnotationResponse> {
    return toAnnotationResponse(await this.annotations.read(id, caller));
  }

  /** Every value it ever had, newest first. */
  @Get('annotations/:id/versions')
  @Public(WHY_PUBLIC)
  @ApiOkResponse({ type: AnnotationVersionPageResponse })
  @Problems('request.invalid', 'request.malformed_cursor', 'annotation.not_found')
  async versions(
    @Param('id', ParseUUIDPipe) id: AnnotationId,
    @Query() query: PageQuery,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<AnnotationVersionPageResponse> {
    const page = await this.annotations.versions(id, query, caller);
    return { ...page, items: page.items.map(toVersionResponse) };
  }

  /** Makes a new version, marked as adjusted by a person. */
  @Patch('annotations/:id')
  @Allow('annotation.update')
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
  )
  async update(
    @Param('id', ParseUUIDPipe) id: AnnotationId,
    @Body() body: UpdateAnnotationRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() actor: Principal,
  ): Promise<AnnotationResponse> {
    return toAnnotationResponse(await this.annotations.update(id, body, ifMatch, actor));
  }

  @Delete('annotations/:id')
  @HttpCode(204)
  @Allow('annotation.delete')
  @ApiNoContentResponse()
  @Problems('request.invalid', 'annotation.not_found')
  delete(@Param('id', ParseUUIDPipe) id: AnnotationId, @CurrentPrincipal() actor: Principal): Promise<void> {
    return this.annotations.delete(id, actor);
  }
}
