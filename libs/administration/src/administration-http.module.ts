import { AccessModule } from '@odr/access';
import { AuditModule } from '@odr/audit';
import { Clock } from '@odr/kernel';
import { Module } from '@nestjs/common';
import { FeatureToggleController } from './feature/feature-toggle.controller.js';
import { FeatureToggleRepository } from './feature/feature-toggle.repository.js';
import { FeatureToggleService } from './feature/feature-toggle.service.js';
import { FeatureController } from './feature/feature.controller.js';
import { JobController } from './job.controller.js';

/** What administrators look after over HTTP. */
@Module({
  imports: [AccessModule, AuditModule],
  controllers: [JobController, FeatureToggleController, FeatureController],
  providers: [Clock, FeatureToggleRepository, FeatureToggleService],
})
export class AdministrationHttpModule {}
