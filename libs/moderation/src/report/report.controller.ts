import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import { UncountedPageQuery, Problems } from '@odr/platform';
import { FileReportRequest } from '../dto/report.request.dto.js';
import { ReportPageResponse, ReportResponse } from '../dto/report.response.dto.js';
import { AppealMuteRequest, StandingResponse } from '../dto/reporter.dto.js';
import { ReportReader } from './report.reader.js';
import { ReportService } from './report.service.js';
import { ReporterService } from './reporter.service.js';

@ApiTags('reports')
@Controller('reports')
export class ReportController {
  constructor(
    private readonly reports: ReportService,
    private readonly reader: ReportReader,
    private readonly reporters: ReporterService,
  ) {}

  /** Asks the moderators to look at something. Nobody but they see it, and they do not see who asks. */
  @Post()
  @Allow('report.create')
  @ApiOperation({ operationId: 'reports_file' })
  @Problems('request.invalid', 'report.subject_not_found', 'report.duplicate', 'report.own_subject', 'report.muted')
  file(@Body() body: FileReportRequest, @CurrentPrincipal() actor: Principal): Promise<ReportResponse> {
    return this.reports.file(body, actor);
  }

  /** Your reports, newest first, with what became of them. */
  @Get('mine')
  @Allow('report.read_own')
  @ApiOperation({ operationId: 'reports_listMine' })
  @Problems('request.malformed_cursor')
  mine(@Query() page: UncountedPageQuery, @CurrentPrincipal() actor: Principal): Promise<ReportPageResponse> {
    return this.reader.mine(actor.userId, page);
  }

  /** What your reports count, and whether and why they are not taken at the moment. */
  @Get('standing')
  @Allow('report.read_own')
  @ApiOperation({ operationId: 'reports_getStanding' })
  standing(@CurrentPrincipal() actor: Principal): Promise<StandingResponse> {
    return this.reporters.own(actor);
  }

  /** Asks, once, that reports be taken again. */
  @Post('standing/appeal')
  @HttpCode(200)
  @Allow('report.create')
  @ApiOperation({ operationId: 'reports_appealMute' })
  @Problems('request.invalid', 'reporter.no_appeal')
  appeal(@Body() { text }: AppealMuteRequest, @CurrentPrincipal() actor: Principal): Promise<StandingResponse> {
    return this.reporters.appeal(text, actor);
  }
}
