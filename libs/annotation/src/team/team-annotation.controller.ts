import { Allow, CurrentPrincipal, scopeOf, type Principal } from '@odr/access';
import type { TeamId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import { TeamActivityQuery, TeamActivityResponse, TeamLookup } from '@odr/teams';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { TeamAnnotationsResponse } from './dto/team-annotations.response.dto.js';
import { TeamAnnotationReader } from './team-annotation.reader.js';

@ApiTags('teams')
@Controller('teams/:id/annotations')
export class TeamAnnotationController {
  constructor(
    private readonly teams: TeamLookup,
    private readonly annotations: TeamAnnotationReader,
  ) {}

  @Get('statistics')
  @Allow('team.read')
  @Problems('team.not_found')
  @ApiOperation({
    operationId: 'team_annotation_statistics',
    summary: 'How much has been said about the team’s content',
  })
  async statistics(
    @Param('id', UuidPipe) id: TeamId,
    @CurrentPrincipal() principal: Principal,
  ): Promise<TeamAnnotationsResponse> {
    await this.teams.requireVisible(scopeOf(principal), id);
    return this.annotations.statistics(id);
  }

  @Get('activity')
  @Allow('team.read')
  @Problems('request.invalid', 'team.not_found')
  @ApiOperation({ operationId: 'team_annotation_activity', summary: 'Latest annotations of the team’s content' })
  async activity(
    @Param('id', UuidPipe) id: TeamId,
    @Query() { limit }: TeamActivityQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<TeamActivityResponse> {
    await this.teams.requireVisible(scopeOf(principal), id);
    return { items: await this.annotations.activity(id, limit) };
  }
}
