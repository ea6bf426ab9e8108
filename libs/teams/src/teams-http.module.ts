import { AccessModule } from '@odr/access';
import { AuditModule } from '@odr/audit';
import { AuthModule } from '@odr/auth';
import { NotificationModule } from '@odr/notification';
import { Module } from '@nestjs/common';
import { TeamDashboardController } from './dashboard/team-dashboard.controller.js';
import { TeamDashboardReader } from './dashboard/team-dashboard.reader.js';
import { TeamDeletionController } from './deletion/team-deletion.controller.js';
import { TeamDeletionService } from './deletion/team-deletion.service.js';
import { InvitationController } from './invitation/invitation.controller.js';
import { InvitationReader } from './invitation/invitation.reader.js';
import { InvitationRepository } from './invitation/invitation.repository.js';
import { InvitationService } from './invitation/invitation.service.js';
import { MyInvitationService } from './invitation/my-invitation.service.js';
import { TeamInvitationController } from './invitation/team-invitation.controller.js';
import { TeamChanges } from './team-changes.js';
import { TeamMemberController } from './team-member.controller.js';
import { TeamNews } from './team-news.js';
import { TeamController } from './team.controller.js';
import { TeamReader } from './team.reader.js';
import { TeamRepository } from './team.repository.js';
import { TeamService } from './team.service.js';
import { TeamsModule } from './teams.module.js';

/** Teams, members and invitations over HTTP. */
@Module({
  imports: [AccessModule, AuditModule, AuthModule, NotificationModule, TeamsModule],
  controllers: [
    TeamController,
    TeamDashboardController,
    TeamDeletionController,
    TeamMemberController,
    TeamInvitationController,
    InvitationController,
  ],
  providers: [
    TeamRepository,
    TeamReader,
    TeamDashboardReader,
    TeamChanges,
    TeamNews,
    TeamService,
    TeamDeletionService,
    InvitationRepository,
    InvitationReader,
    InvitationService,
    MyInvitationService,
  ],
})
export class TeamsHttpModule {}
