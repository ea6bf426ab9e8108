import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, RateLimit, type Principal } from '@odr/access';
import { LatestGapReportResponse } from './dto/gap.response.dto.js';
import { GapService } from './gap.service.js';

/** Where the collection is thin. */
@ApiTags('search')
@Controller('search/gaps')
export class GapController {
  constructor(private readonly gaps: GapService) {}

  /** The last report; one is made every day. It counts what is published, nothing else. */
  @Get()
  @Allow('search.read_gaps')
  @ApiOperation({ operationId: 'search_gaps' })
  latest(): Promise<LatestGapReportResponse> {
    return this.gaps.latest();
  }

  /** Has another one made in the background. */
  @Post('refresh')
  @HttpCode(202)
  @RateLimit('schema_check')
  @Allow('search.read_gaps')
  @ApiOperation({ operationId: 'search_refresh_gaps' })
  async refresh(@CurrentPrincipal() { userId }: Principal): Promise<LatestGapReportResponse> {
    await this.gaps.request(userId);
    return this.gaps.latest();
  }
}
