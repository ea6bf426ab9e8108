import { AccessModule } from '@odr/access';
import { AuditModule } from '@odr/audit';
import { NotificationModule } from '@odr/notification';
import { Module } from '@nestjs/common';
import { AgreementController } from './agreement.controller.js';
import { AgreementRepository } from './agreement.repository.js';
import { AgreementService } from './agreement.service.js';
import { DcoController } from './dco.controller.js';

/** What contributors agree to, over HTTP. */
@Module({
  imports: [AccessModule, AuditModule, NotificationModule],
  controllers: [DcoController, AgreementController],
  providers: [AgreementRepository, AgreementService],
  exports: [AgreementService],
})
export class AgreementHttpModule {}
