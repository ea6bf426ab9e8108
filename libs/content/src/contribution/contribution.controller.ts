import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import { Problems } from '@odr/platform';
import { ContributionReader } from './contribution.reader.js';
import { ListContributionsQuery } from './dto/contribution.query.dto.js';
import { ContributionCountsResponse, ContributionPageResponse } from './dto/contribution.response.dto.js';

/** What the caller has brought, and what became of it. */
@ApiTags('content')
@Controller('contents/mine')
export class ContributionController {
  constructor(private readonly contributions: ContributionReader) {}

  /** The caller's items and refused uploads in one list, latest first. What was deleted is under `/contents/deleted`. */
  @Get()
  @Allow('content.create')
  @Problems('request.invalid', 'request.malformed_cursor')
  listMine(
    @Query() query: ListContributionsQuery,
    @CurrentPrincipal() caller: Principal,
  ): Promise<ContributionPageResponse> {
    return this.contributions.page(caller.userId, query);
  }

  /** How many of the caller's contributions stand where. */
  @Get('counts')
  @Allow('content.create')
  countMine(@CurrentPrincipal() caller: Principal): Promise<ContributionCountsResponse> {
    return this.contributions.counts(caller.userId);
  }
}
