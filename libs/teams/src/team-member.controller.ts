import { Allow, CurrentPrincipal, RateLimit, scopeOf, type Principal } from '@odr/access';
import type { Page, TeamId, UserId } from '@odr/kernel';
import { InvalidRequest, PageQuery, Problems, UuidPipe } from '@odr/platform';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AddMemberRequest } from './dto/add-member.request.dto.js';
import { ChangeMemberRequest } from './dto/change-member.request.dto.js';
import { MemberPageResponse, MemberResponse } from './dto/member.response.dto.js';
import { MemberNotFound, TeamNotFound } from './team.errors.js';
import { seesPeopleOf } from './team.policy.js';
import { TeamReader } from './team.reader.js';
import { TeamService } from './team.service.js';

@ApiTags('teams')
@Controller('teams/:id/members')
export class TeamMemberController {
  constructor(
    private readonly teams: TeamService,
    private readonly reader: TeamReader,
  ) {}

  @Get()
  @Allow('team.read')
  @Problems('team.not_found', 'request.malformed_cursor')
  @ApiOperation({ operationId: 'team_member_list', summary: 'Who is in the team' })
  @ApiOkResponse({ type: MemberPageResponse })
  async list(
    @Param('id', UuidPipe) id: TeamId,
    @Query() query: PageQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<MemberResponse>> {
    const scope = scopeOf(principal);
    const team = await this.reader.byId(scope, id);
    if (team === undefined) throw new TeamNotFound();
    return this.reader.members(id, seesPeopleOf(team.role), query);
  }

  /** Says whether an address has an account, so it is counted like invitations, which do not say. */
  @Post()
  @RateLimit('invitations')
  @Allow('team.manage')
  @Problems('request.invalid', 'team.not_found', 'user.not_found', 'team.already_member')
  @ApiOperation({ operationId: 'team_member_add', summary: 'Add someone by id or e-mail address' })
  async add(
    @Param('id', UuidPipe) id: TeamId,
    @Body() body: AddMemberRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<MemberResponse> {
    if (body.userId !== undefined && body.email !== undefined) {
      throw new InvalidRequest([{ path: 'email', message: 'email must not come with userId', code: 'either' }]);
    }
    return this.answer(id, await this.teams.addMember(id, body, body.role, principal));
  }

  @Patch(':userId')
  @Allow('team.manage')
  @Problems('request.invalid', 'team.not_found', 'team.member_not_found', 'team.last_owner')
  @ApiOperation({ operationId: 'team_member_update', summary: 'Change a member’s role' })
  async changeRole(
    @Param('id', UuidPipe) id: TeamId,
    @Param('userId', UuidPipe) userId: UserId,
    @Body() { role }: ChangeMemberRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<MemberResponse> {
    await this.teams.changeRole(id, userId, role, principal);
    return this.answer(id, userId);
  }

  @Delete(':userId')
  @HttpCode(204)
  @Allow('team.manage')
  @Problems('team.not_found', 'team.member_not_found', 'team.last_owner')
  @ApiOperation({ operationId: 'team_member_remove', summary: 'Remove someone, or leave' })
  remove(
    @Param('id', UuidPipe) id: TeamId,
    @Param('userId', UuidPipe) userId: UserId,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    return this.teams.removeMember(id, userId, principal);
  }

  private async answer(id: TeamId, userId: UserId): Promise<MemberResponse> {
    const member = await this.reader.member(id, userId);
    if (member === undefined) throw new MemberNotFound();
    return member;
  }
}
