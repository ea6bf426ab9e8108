import { Allow, CurrentPrincipal, scopeOf, type Principal } from '@odr/access';
import { Clock, type TeamId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import { TeamActivityQuery, TeamActivityResponse, TeamLookup } from '@odr/teams';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { TeamContributionsResponse } from './dto/team-contributions.response.dto.js';
import { TeamStatisticsResponse } from './dto/team-statistics.response.dto.js';
import { TeamQuota } from './team-quota.js';
import { TeamContentReader } from './team-content.reader.js';

/** For every member: what a viewer may look at one by one, they may also count. */
@ApiTags('teams')
@Controller('teams/:id/contents')
export class TeamContentController {
  constructor(
    private readonly teams: TeamLookup,
    private readonly contents: TeamContentReader,
    private readonly quota: TeamQuota,
    private readonly clock: Clock,
  ) {}

  @Get('statistics')
  @Allow('team.read')
  @Problems('team.not_found')
  @ApiOperation({ operationId: 'team_content_statistics', summary: 'How much content in which state, and its storage' })
  async statistics(
    @Param('id', UuidPipe) id: TeamId,
    @CurrentPrincipal() principal: Principal,
  ): Promise<TeamStatisticsResponse> {
    await this.teams.requireVisible(scopeOf(principal), id);
    return { ...(await this.contents.statistics(id)), quotaBytes: await this.quota.of(id) };
  }

  @Get('contributions')
  @Allow('team.read')
  @Problems('team.not_found')
  @ApiOperation({ operationId: 'team_content_contributions', summary: 'What came in, by day and by member' })
  async contributions(
    @Param('id', UuidPipe) id: TeamId,
    @CurrentPrincipal() principal: Principal,
  ): Promise<TeamContributionsResponse> {
    await this.teams.requireVisible(scopeOf(principal), id);
    return this.contents.contributions(id, this.clock.now());
  }

  @Get('activity')
  @Allow('team.read')
  @Problems('request.invalid', 'team.not_found')
  @ApiOperation({ operationId: 'team_content_activity', summary: 'What happened lately to the content of the team' })
  async activity(
    @Param('id', UuidPipe) id: TeamId,
    @Query() { limit }: TeamActivityQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<TeamActivityResponse> {
    await this.teams.requireVisible(scopeOf(principal), id);
    return { items: await this.contents.activity(id, limit) };
  }
}
