import { Allow, CurrentPrincipal, scopeOf, type Principal } from '@odr/access';
import { Problems } from '@odr/platform';
import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { TeamResponse } from '../dto/team.response.dto.js';
import { TeamNotFound } from '../team.errors.js';
import { TeamReader } from '../team.reader.js';
import { InvitationService } from './invitation.service.js';

@ApiTags('teams')
@Controller('invitations')
export class InvitationController {
  constructor(
    private readonly invitations: InvitationService,
    private readonly teams: TeamReader,
  ) {}

  @Post(':token/accept')
  @HttpCode(200)
  @Allow('team.join')
  @Problems('team.invitation_not_found', 'team.invitation_expired', 'team.already_member')
  @ApiOperation({ operationId: 'invitation_accept', summary: 'Join the team that invited me' })
  async accept(@Param('token') token: string, @CurrentPrincipal() principal: Principal): Promise<TeamResponse> {
    const team = await this.teams.byId(scopeOf(principal), await this.invitations.accept(token, principal));
    if (team === undefined) throw new TeamNotFound();
    return team;
  }
}
