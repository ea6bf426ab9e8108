import { Module } from '@nestjs/common';
import { AuthModule } from '@odr/auth';

import { AnnotationModule } from '../annotation.module.js';
import { AssignmentController } from './assignment.controller.js';
import { AssignmentRepository } from './assignment.repository.js';
import { AssignmentService } from './assignment.service.js';
import { AssignmentTies } from './assignment.ties.js';
import { CampaignController } from './campaign.controller.js';
import { CampaignItemRepository } from './campaign-item.repository.js';
import { CampaignProgressReader } from './campaign-progress.reader.js';
import { CampaignReader } from './campaign.reader.js';
import { CampaignRepository } from './campaign.repository.js';
import { CampaignService } from './campaign.service.js';

/** Campaigns: who annotates what next, and how far they are. */
@Module({
  imports: [AnnotationModule, AuthModule],
  controllers: [CampaignController, AssignmentController],
  providers: [
    CampaignRepository,
    CampaignReader,
    CampaignProgressReader,
    CampaignService,
    AssignmentRepository,
    CampaignItemRepository,
    AssignmentTies,
    AssignmentService,
  ],
})
export class CampaignHttpModule {}
