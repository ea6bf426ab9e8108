import { Allow, CurrentPrincipal, scopeOf, type Principal } from '@odr/access';
import type { Page, TeamId } from '@odr/kernel';
import { BodyTagInterceptor, PageQuery, Problems, UuidPipe } from '@odr/platform';
import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
  UseInterceptors,
} from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { TeamNameRequest } from './dto/team-name.request.dto.js';
import { TeamPageResponse, TeamResponse } from './dto/team.response.dto.js';
import { TeamQuotaRequest } from './dto/team-quota.request.dto.js';
import { TransferTeamRequest } from './dto/transfer-team.request.dto.js';
import { TeamNotFound } from './team.errors.js';
import { TeamReader } from './team.reader.js';
import { TeamService } from './team.service.js';

@ApiTags('teams')
@Controller('teams')
export class TeamController {
  constructor(
    private readonly teams: TeamService,
    private readonly reader: TeamReader,
  ) {}

  @Get()
  @Allow('team.read')
  @Problems('request.invalid', 'request.malformed_cursor')
  @ApiOperation({ operationId: 'team_list', summary: 'My teams' })
  @ApiOkResponse({ type: TeamPageResponse })
  list(@Query() query: PageQuery, @CurrentPrincipal() principal: Principal): Promise<Page<TeamResponse>> {
    return this.reader.list(scopeOf(principal), query);
  }

  @Post()
  @Allow('team.create')
  @Problems('request.invalid', 'team.name_taken')
  @ApiOperation({ operationId: 'team_create', summary: 'Make a team and own it' })
  async create(@Body() { name }: TeamNameRequest, @CurrentPrincipal() principal: Principal): Promise<TeamResponse> {
    return this.get(await this.teams.create(name, principal), principal);
  }

  @Get(':id')
  @UseInterceptors(BodyTagInterceptor)
  @Allow('team.read')
  @Problems('team.not_found')
  @ApiOperation({ operationId: 'team_get', summary: 'One team' })
  async get(@Param('id', UuidPipe) id: TeamId, @CurrentPrincipal() principal: Principal): Promise<TeamResponse> {
    const team = await this.reader.byId(scopeOf(principal), id);
    if (team === undefined) throw new TeamNotFound();
    return team;
  }

  @Patch(':id')
  @UseInterceptors(BodyTagInterceptor)
  @Allow('team.manage')
  @Problems('request.invalid', 'request.precondition_failed', 'team.not_found', 'team.name_taken')
  @ApiOperation({ operationId: 'team_update', summary: 'Rename a team' })
  async rename(
    @Param('id', UuidPipe) id: TeamId,
    @Body() { name }: TeamNameRequest,
    @CurrentPrincipal() principal: Principal,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<TeamResponse> {
    await this.teams.rename(id, name, principal, ifMatch);
    return this.get(id, principal);
  }

  @Put(':id/quota')
  @HttpCode(204)
  @Allow('team.manage_any')
  @Problems('request.invalid', 'team.not_found')
  @ApiOperation({ operationId: 'team_set_quota', summary: 'Say how much the team may store' })
  setQuota(
    @Param('id', UuidPipe) id: TeamId,
    @Body() { bytes }: TeamQuotaRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    return this.teams.setQuota(id, bytes, principal);
  }

  @Post(':id/transfer')
  @HttpCode(200)
  @Allow('team.manage')
  @Problems('request.invalid', 'team.not_found', 'team.member_not_found', 'user.not_found')
  @ApiOperation({ operationId: 'team_transfer', summary: 'Hand the team to another member and stay as an admin' })
  async transfer(
    @Param('id', UuidPipe) id: TeamId,
    @Body() { userId }: TransferTeamRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<TeamResponse> {
    await this.teams.transfer(id, userId, principal);
    return this.get(id, principal);
  }
}
