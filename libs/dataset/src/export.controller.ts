import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, RateLimit, type Principal } from '@odr/access';
import { ExportWish } from '@odr/contracts';
import { UncountedPageQuery, Problems, UuidPipe } from '@odr/platform';
import type { FastifyReply } from 'fastify';

import { CreateExportRequest } from './dto/export.request.dto.js';
import { ExportPageResponse, ExportResponse } from './dto/export.response.dto.js';
import { toExportResponse } from './export.mapper.js';
import { ExportService } from './export.service.js';

@ApiTags('datasets')
@Controller('exports')
export class ExportController {
  constructor(private readonly exports: ExportService) {}

  /**
   * Asks for a selection as files, with licence and attribution in every row. The worker writes them; ask again until the
   * state is `done`. Only published items under open licences are ever exported.
   */
  @Post()
  @RateLimit('export')
  @Allow('export.create')
  @ApiCreatedResponse({ type: ExportResponse })
  @Problems('request.invalid', 'content_set.not_found')
  async create(@Body() body: CreateExportRequest, @CurrentPrincipal() actor: Principal): Promise<ExportResponse> {
    return toExportResponse(await this.exports.create(body, actor));
  }

  /** One's own exports, newest first; moderators see all. */
  @Get()
  @Allow('export.read')
  @ApiOkResponse({ type: ExportPageResponse })
  @Problems('request.invalid', 'request.malformed_cursor')
  async list(@Query() query: UncountedPageQuery, @CurrentPrincipal() caller: Principal): Promise<ExportPageResponse> {
    const page = await this.exports.list(query, caller);
    return { ...page, items: page.items.map(toExportResponse) };
  }

  @Get(':id')
  @Allow('export.read')
  @ApiOkResponse({ type: ExportResponse })
  @Problems('request.invalid', 'export.not_found')
  async read(@Param('id', UuidPipe) id: string, @CurrentPrincipal() caller: Principal): Promise<ExportResponse> {
    return toExportResponse(await this.exports.read(id, caller));
  }

  /** Stops writing; it can go on. */
  @Post(':id/pause')
  @HttpCode(200)
  @Allow('export.create')
  @Problems('request.invalid', 'export.not_found', 'export.illegal_transition')
  async pause(@Param('id', UuidPipe) id: string, @CurrentPrincipal() actor: Principal): Promise<ExportResponse> {
    return toExportResponse(await this.exports.want(id, ExportWish.Pause, actor));
  }

  /** Writes on, from the begin: what had been written of an unfinished export is not kept. */
  @Post(':id/resume')
  @HttpCode(200)
  @Allow('export.create')
  @Problems('request.invalid', 'export.not_found', 'export.illegal_transition')
  async resume(@Param('id', UuidPipe) id: string, @CurrentPrincipal() actor: Principal): Promise<ExportResponse> {
    return toExportResponse(await this.exports.want(id, ExportWish.Run, actor));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('export.create')
  @Problems('request.invalid', 'export.not_found', 'export.illegal_transition')
  async cancel(@Param('id', UuidPipe) id: string, @CurrentPrincipal() actor: Principal): Promise<ExportResponse> {
    return toExportResponse(await this.exports.want(id, ExportWish.Cancel, actor));
  }

  /** The bytes of a file. Ranges work, so a broken download goes on where it stopped; the ETag is the sha256. */
  @Get(':id/files/:name')
  @Allow('export.read')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Problems(
    'request.invalid',
    'export.not_found',
    'export.holds_withdrawn',
    'dataset_version.withdrawn',
    'request.range_not_satisfiable',
  )
  async file(
    @Param('id', UuidPipe) id: string,
    @Param('name') name: string,
    @Headers() headers: Record<string, string | undefined>,
    @CurrentPrincipal() caller: Principal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const answer = await this.exports.file(id, name, headers, caller);
    await reply.status(answer.status).headers(answer.headers).send(answer.body);
  }
}
