import { Module } from '@nestjs/common';
import { AuditModule } from '@odr/audit';
import { ContentModule } from '../content.module.js';
import { RightsController } from './rights.controller.js';
import { RightsRepository } from './rights.repository.js';
import { RightsService } from './rights.service.js';

@Module({
  imports: [AuditModule, ContentModule],
  controllers: [RightsController],
  providers: [RightsRepository, RightsService],
})
export class RightsHttpModule {}
