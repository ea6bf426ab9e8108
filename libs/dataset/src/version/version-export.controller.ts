import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, RateLimit, type Principal } from '@odr/access';
import { Problems, UncountedPageQuery } from '@odr/platform';

import { DatasetService } from '../dataset/dataset.service.js';
import { ExportVersionRequest } from '../dto/export.request.dto.js';
import { ExportPageResponse, ExportResponse } from '../dto/export.response.dto.js';
import { toExportResponse } from '../export.mapper.js';
import { ExportService } from '../export.service.js';
import { VersionService } from './version.service.js';

/** Released versions as files. */
@ApiTags('datasets')
@Controller('datasets/:id/versions/:v/exports')
export class VersionExportController {
  constructor(
    private readonly datasets: DatasetService,
    private readonly versions: VersionService,
    private readonly exports: ExportService,
  ) {}

  /** Asks for the version in a format. Two exports of one version are the same bytes, unless items were withdrawn in between. */
  @Post()
  @RateLimit('export')
  @Allow('export.create')
  @ApiCreatedResponse({ type: ExportResponse })
  @Problems(
    'request.invalid',
    'dataset.not_found',
    'dataset_version.not_found',
    'dataset_version.building',
    'dataset_version.withdrawn',
  )
  async create(
    @Param('id') id: string,
    @Param('v') version: string,
    @Body() body: ExportVersionRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<ExportResponse> {
    const { name } = await this.datasets.read(actor, id);
    const found = await this.versions.finished(actor, id, version);
    return toExportResponse(await this.exports.createOfVersion(found, name, body, actor));
  }

  /** Exports of the version, by whoever asked for them, newest first. */
  @Get()
  @Allow('export.read')
  @ApiOkResponse({ type: ExportPageResponse })
  @Problems('dataset.not_found', 'dataset_version.not_found', 'dataset_version.withdrawn', 'request.malformed_cursor')
  async list(
    @Param('id') id: string,
    @Param('v') version: string,
    @Query() query: UncountedPageQuery,
    @CurrentPrincipal() caller: Principal,
  ): Promise<ExportPageResponse> {
    const page = await this.exports.listOfVersion((await this.versions.visible(caller, id, version)).id, query);
    return { ...page, items: page.items.map(toExportResponse) };
  }
}
