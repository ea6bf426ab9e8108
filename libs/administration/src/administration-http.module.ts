import { AccessModule } from '@odr/access';
import { AuditModule } from '@odr/audit';
import { AuthHttpModule, AuthModule } from '@odr/auth';
import { Clock } from '@odr/kernel';
import { Module } from '@nestjs/common';
import { FeatureToggleController } from './feature/feature-toggle.controller.js';
import { FeatureToggleRepository } from './feature/feature-toggle.repository.js';
import { FeatureToggleService } from './feature/feature-toggle.service.js';
import { FeatureController } from './feature/feature.controller.js';
import { JobController } from './job.controller.js';
import { ServiceAccountController } from './service-account/service-account.controller.js';
import { ServiceAccountReader } from './service-account/service-account.reader.js';
import { ServiceAccountRepository } from './service-account/service-account.repository.js';
import { ServiceAccountService } from './service-account/service-account.service.js';

/** What administrators look after over HTTP. */
@Module({
  imports: [AccessModule, AuditModule, AuthModule, AuthHttpModule],
  controllers: [JobController, FeatureToggleController, FeatureController, ServiceAccountController],
  providers: [
    Clock,
    FeatureToggleRepository,
    FeatureToggleService,
    ServiceAccountReader,
    ServiceAccountRepository,
    ServiceAccountService,
  ],
})
export class AdministrationHttpModule {}
