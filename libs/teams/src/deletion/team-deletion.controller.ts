import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { TeamId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeleteTeamQuery } from './dto/delete-team.query.dto.js';
import { TeamDeletionResponse } from './dto/team-deletion.response.dto.js';
import { TeamDeletionService } from './team-deletion.service.js';

@ApiTags('teams')
@Controller('teams/:id')
export class TeamDeletionController {
  constructor(private readonly deletion: TeamDeletionService) {}

  @Get('deletion')
  @Allow('team.manage')
  @Problems('team.not_found')
  @ApiOperation({ operationId: 'team_deletion_preview', summary: 'What deleting the team would mean' })
  preview(@Param('id', UuidPipe) id: TeamId, @CurrentPrincipal() principal: Principal): Promise<TeamDeletionResponse> {
    return this.deletion.preview(id, principal);
  }

  /** Its content stays. While there is any, `contentTo` says where it goes; without it the answer is 409 with the counts and the choices. */
  @Delete()
  @HttpCode(204)
  @Allow('team.manage')
  @Problems('request.invalid', 'team.not_found', 'team.not_empty', 'team.destination_refused')
  @ApiOperation({ operationId: 'team_delete', summary: 'Delete a team' })
  delete(
    @Param('id', UuidPipe) id: TeamId,
    @Query() { contentTo }: DeleteTeamQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    return this.deletion.delete(id, contentTo, principal);
  }
}
