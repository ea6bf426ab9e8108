import { Module } from '@nestjs/common';
import { AuditCheckModule } from './audit-check.module.js';
import { AuditController } from './audit.controller.js';

/** Reading and checking the audit log over HTTP. */
@Module({ imports: [AuditCheckModule], controllers: [AuditController] })
export class AuditHttpModule {}
