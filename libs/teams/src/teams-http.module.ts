import { AccessModule } from '@odr/access';
import { AuthModule } from '@odr/auth';
import { Module } from '@nestjs/common';
import { TeamMemberController } from './team-member.controller.js';
import { TeamController } from './team.controller.js';
import { TeamReader } from './team.reader.js';
import { TeamRepository } from './team.repository.js';
import { TeamService } from './team.service.js';

/** Teams and members over HTTP. */
@Module({
  imports: [AccessModule, AuthModule],
  controllers: [TeamController, TeamMemberController],
  providers: [TeamRepository, TeamReader, TeamService],
})
export class TeamsHttpModule {}
