import { Allow, CurrentPrincipal, RateLimit, type Principal } from '@odr/access';
import type { InvitationId, Page, TeamId } from '@odr/kernel';
import { AnswersSecret, PageQuery, Problems, UuidPipe } from '@odr/platform';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  InvitationPageResponse,
  MadeInvitationResponse,
  type InvitationResponse,
} from './dto/invitation.response.dto.js';
import { InviteRequest } from './dto/invite.request.dto.js';
import { InvitationService } from './invitation.service.js';

@ApiTags('teams')
@Controller('teams/:id/invitations')
export class TeamInvitationController {
  constructor(private readonly invitations: InvitationService) {}

  @Post()
  @AnswersSecret()
  @RateLimit('invitations')
  @Allow('team.manage')
  @Problems('request.invalid', 'team.not_found', 'team.already_member')
  @ApiOperation({ operationId: 'team_invitation_make', summary: 'Invite an e-mail address, which gets a letter' })
  async invite(
    @Param('id', UuidPipe) id: TeamId,
    @Body() { email, role }: InviteRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<MadeInvitationResponse> {
    const { teamId: _, ...made } = await this.invitations.invite(id, email, role, principal);
    return made;
  }

  @Get()
  @Allow('team.manage')
  @Problems('request.invalid', 'request.malformed_cursor', 'team.not_found')
  @ApiOperation({ operationId: 'team_invitation_list', summary: 'Invitations that nobody has answered' })
  @ApiOkResponse({ type: InvitationPageResponse })
  list(
    @Param('id', UuidPipe) id: TeamId,
    @Query() query: PageQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<InvitationResponse>> {
    return this.invitations.list(id, query, principal);
  }

  /** For when the letter was lost, or the seven days have passed. */
  @Post(':invitationId/resend')
  @AnswersSecret()
  @RateLimit('invitations')
  @Allow('team.manage')
  @Problems('team.not_found', 'team.invitation_not_found', 'team.already_member')
  @ApiOperation({ operationId: 'team_invitation_resend', summary: 'Send a new link; the old one ends' })
  async resend(
    @Param('id', UuidPipe) id: TeamId,
    @Param('invitationId', UuidPipe) invitationId: InvitationId,
    @CurrentPrincipal() principal: Principal,
  ): Promise<MadeInvitationResponse> {
    const { teamId: _, ...made } = await this.invitations.renew(id, invitationId, principal);
    return made;
  }

  @Delete(':invitationId')
  @HttpCode(204)
  @Allow('team.manage')
  @Problems('team.not_found', 'team.invitation_not_found')
  @ApiOperation({ operationId: 'team_invitation_withdraw', summary: 'Withdraw an invitation' })
  withdraw(
    @Param('id', UuidPipe) id: TeamId,
    @Param('invitationId', UuidPipe) invitationId: InvitationId,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    return this.invitations.withdraw(id, invitationId, principal);
  }
}
