import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { AuditReader } from './audit.reader.js';
import { AuditVerifier } from './audit-verifier.js';

/** Reading and checking the audit log over HTTP. */
@Module({ controllers: [AuditController], providers: [AuditReader, AuditVerifier] })
export class AuditHttpModule {}
