import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, Public, type Principal } from '@odr/access';
import { Problems } from '@odr/platform';
import type { FastifyReply } from 'fastify';
import { ModerationStatsResponse, StatisticsQuery, TransparencyReportResponse } from '../dto/statistics.dto.js';
import { StatisticsService } from './statistics.service.js';

const CSV = 'text/csv; charset=utf-8';

@ApiTags('moderation')
@Controller('moderation')
export class StatisticsController {
  constructor(private readonly statistics: StatisticsService) {}

  /** What came in, what was decided, how long it took and what was taken back; with `format=csv` the daily counts. */
  @Get('stats')
  @Allow('moderation.read_quality')
  @Problems('request.invalid')
  @ApiProduces('application/json', 'text/csv')
  @ApiOkResponse({ type: ModerationStatsResponse })
  @ApiOperation({ operationId: 'moderation_statistics_get' })
  async stats(
    @Query() query: StatisticsQuery,
    @CurrentPrincipal() actor: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ModerationStatsResponse | string> {
    if (query.format === 'json') return this.statistics.stats(query, actor);
    void asFile(reply, 'moderation-stats.csv');
    return this.statistics.statsAsCsv(query, actor);
  }

  /** What moderation did in a period, in the layout of the EU's Implementing Regulation 2024/2835. */
  @Get('transparency-report')
  @Public('Everybody may know how this collection is moderated (DSA Article 15); it holds counts only.')
  @Header('cache-control', 'public, max-age=300')
  @Problems('request.invalid')
  @ApiProduces('application/json', 'text/csv')
  @ApiOkResponse({ type: TransparencyReportResponse })
  @ApiOperation({ operationId: 'transparency_report' })
  async report(
    @Query() query: StatisticsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TransparencyReportResponse | string> {
    if (query.format === 'json') return this.statistics.report(query);
    void asFile(reply, 'transparency-report.csv');
    return this.statistics.reportAsCsv(query);
  }
}

const asFile = (reply: FastifyReply, name: string): FastifyReply =>
  reply.header('content-type', CSV).header('content-disposition', `attachment; filename="${name}"`);
