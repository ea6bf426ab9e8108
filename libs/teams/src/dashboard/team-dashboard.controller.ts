import { Allow, CurrentPrincipal, scopeOf, type Principal } from '@odr/access';
import type { TeamId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { TeamNotFound } from '../team.errors.js';
import { seesPeopleOf } from '../team.policy.js';
import { TeamReader } from '../team.reader.js';
import { TeamActivityQuery } from './dto/team-activity.query.dto.js';
import { TeamActivityResponse } from './dto/team-activity.response.dto.js';
import { TeamPeopleResponse } from './dto/team-people.response.dto.js';
import { TeamDashboardReader } from './team-dashboard.reader.js';

@ApiTags('teams')
@Controller('teams/:id')
export class TeamDashboardController {
  constructor(
    private readonly teams: TeamReader,
    private readonly dashboard: TeamDashboardReader,
  ) {}

  @Get('people')
  @Allow('team.read')
  @Problems('team.not_found')
  @ApiOperation({ operationId: 'team_people', summary: 'How many members in which role, and how many are asked' })
  async people(
    @Param('id', UuidPipe) id: TeamId,
    @CurrentPrincipal() principal: Principal,
  ): Promise<TeamPeopleResponse> {
    return this.dashboard.people(id, await this.looksAfter(id, principal));
  }

  @Get('activity')
  @Allow('team.read')
  @Problems('request.invalid', 'team.not_found')
  @ApiOperation({ operationId: 'team_activity', summary: 'What happened lately to the team and its members' })
  async activity(
    @Param('id', UuidPipe) id: TeamId,
    @Query() { limit }: TeamActivityQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<TeamActivityResponse> {
    return { items: await this.dashboard.activity(id, await this.looksAfter(id, principal), limit) };
  }

  private async looksAfter(id: TeamId, principal: Principal): Promise<boolean> {
    const team = await this.teams.byId(scopeOf(principal), id);
    if (team === undefined) throw new TeamNotFound();
    return seesPeopleOf(team.role);
  }
}
