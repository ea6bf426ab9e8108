import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { UserId } from '@odr/kernel';
import { Problems, UncountedPageQuery, UuidPipe } from '@odr/platform';
import { ReportPageResponse } from '../dto/report.response.dto.js';
import {
  DecideMuteAppealRequest,
  ListReportersQuery,
  MuteReporterRequest,
  ReporterListResponse,
  ReporterResponse,
  TrustReporterRequest,
} from '../dto/reporter.dto.js';
import { ReportReader } from './report.reader.js';
import { ReporterService } from './reporter.service.js';

/** Those who report, as administrators see them. Moderators never learn who reported what. */
@ApiTags('reports')
@Controller('moderation/reporters')
export class ReporterController {
  constructor(
    private readonly reporters: ReporterService,
    private readonly reports: ReportReader,
  ) {}

  /** The 200 who file most, with how often moderators agreed. */
  @Get()
  @Allow('reporter.manage')
  @Problems('request.invalid')
  @ApiOperation({ operationId: 'reporters_list' })
  async list(
    @Query() { filter }: ListReportersQuery,
    @CurrentPrincipal() actor: Principal,
  ): Promise<ReporterListResponse> {
    return { items: await this.reporters.list(filter, actor) };
  }

  /** How often moderators agreed with somebody, and whether their reports are taken. */
  @Get(':id')
  @Allow('reporter.manage')
  @Problems('reporter.not_found')
  @ApiOperation({ operationId: 'reporters_get' })
  one(@Param('id', UuidPipe) id: UserId, @CurrentPrincipal() actor: Principal): Promise<ReporterResponse> {
    return this.reporters.one(id, actor);
  }

  /** What somebody has reported, newest first, with what became of it: whoever mutes them has read it. */
  @Get(':id/reports')
  @Allow('reporter.manage')
  @Problems('reporter.not_found', 'request.malformed_cursor')
  @ApiOperation({ operationId: 'reporters_listReports' })
  async reportsOf(
    @Param('id', UuidPipe) id: UserId,
    @Query() page: UncountedPageQuery,
    @CurrentPrincipal() actor: Principal,
  ): Promise<ReportPageResponse> {
    await this.reporters.one(id, actor);
    return this.reports.mine(id, page);
  }

  /** Makes somebody's reports weigh as much as three, or ends that. */
  @Put(':id/trust')
  @Allow('reporter.manage')
  @Problems('request.invalid', 'reporter.not_found')
  @ApiOperation({ operationId: 'reporters_trust' })
  trust(
    @Param('id', UuidPipe) id: UserId,
    @Body() { isTrusted }: TrustReporterRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<ReporterResponse> {
    return this.reporters.trust(id, isTrusted, actor);
  }

  /** Takes no reports of this account any more. It is told why, and may appeal once. */
  @Put(':id/mute')
  @Allow('reporter.manage')
  @Problems('request.invalid', 'reporter.not_found')
  @ApiOperation({ operationId: 'reporters_mute' })
  mute(
    @Param('id', UuidPipe) id: UserId,
    @Body() body: MuteReporterRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<ReporterResponse> {
    return this.reporters.mute(id, body, actor);
  }

  /** Takes reports of this account again. */
  @Delete(':id/mute')
  @HttpCode(204)
  @Allow('reporter.manage')
  @Problems('reporter.not_found')
  @ApiOperation({ operationId: 'reporters_unmute' })
  unmute(@Param('id', UuidPipe) id: UserId, @CurrentPrincipal() actor: Principal): Promise<void> {
    return this.reporters.unmute(id, actor);
  }

  /** Answers the appeal of somebody who is muted. Whoever muted them can only lift it. */
  @Post(':id/mute-appeal')
  @HttpCode(200)
  @Allow('reporter.manage')
  @Problems('request.invalid', 'reporter.not_found', 'reporter.no_appeal', 'reporter.own_mute')
  @ApiOperation({ operationId: 'reporters_decideAppeal' })
  decideAppeal(
    @Param('id', UuidPipe) id: UserId,
    @Body() { outcome }: DecideMuteAppealRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<ReporterResponse> {
    return this.reporters.decideAppeal(id, outcome, actor);
  }
}
