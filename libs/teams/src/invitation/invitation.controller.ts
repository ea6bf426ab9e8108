import { Allow, CurrentPrincipal, scopeOf, type Principal } from '@odr/access';
import { Problems } from '@odr/platform';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { TeamResponse } from '../dto/team.response.dto.js';
import { TeamNotFound } from '../team.errors.js';
import { TeamReader } from '../team.reader.js';
import { MyInvitationResponse, MyInvitationsResponse } from './dto/my-invitation.response.dto.js';
import { InvitationReader } from './invitation.reader.js';
import { MyInvitationService } from './my-invitation.service.js';

const TOKEN = { name: 'token', description: 'Of the link; with a verified address also the id of the invitation.' };

/** Answering invitations. Whoever they are not for learns nothing, not even that there is one. */
@ApiTags('teams')
@Controller('invitations')
export class InvitationController {
  constructor(
    private readonly invitations: MyInvitationService,
    private readonly reader: InvitationReader,
    private readonly teams: TeamReader,
  ) {}

  @Get()
  @Allow('team.join')
  @ApiOperation({ operationId: 'invitation_list', summary: 'Open invitations to my address, once it is verified' })
  async list(@CurrentPrincipal() { userId }: Principal): Promise<MyInvitationsResponse> {
    return { items: await this.reader.forVerified(userId) };
  }

  @Get(':token')
  @Allow('team.join')
  @Problems('team.invitation_not_found', 'team.invitation_expired')
  @ApiParam(TOKEN)
  @ApiOperation({ operationId: 'invitation_get', summary: 'Who invites me to what' })
  get(@Param('token') token: string, @CurrentPrincipal() principal: Principal): Promise<MyInvitationResponse> {
    return this.invitations.show(token, principal);
  }

  @Post(':token/accept')
  @HttpCode(200)
  @Allow('team.join')
  @Problems('team.invitation_not_found', 'team.invitation_expired', 'team.already_member')
  @ApiParam(TOKEN)
  @ApiOperation({ operationId: 'invitation_accept', summary: 'Join the team that invited me' })
  async accept(@Param('token') token: string, @CurrentPrincipal() principal: Principal): Promise<TeamResponse> {
    const team = await this.teams.byId(scopeOf(principal), await this.invitations.accept(token, principal));
    if (team === undefined) throw new TeamNotFound();
    return team;
  }

  @Post(':token/decline')
  @HttpCode(204)
  @Allow('team.join')
  @Problems('team.invitation_not_found', 'team.invitation_expired')
  @ApiParam(TOKEN)
  @ApiOperation({ operationId: 'invitation_decline', summary: 'Turn an invitation down' })
  decline(@Param('token') token: string, @CurrentPrincipal() principal: Principal): Promise<void> {
    return this.invitations.decline(token, principal);
  }
}
