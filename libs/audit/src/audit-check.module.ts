import { Module } from '@nestjs/common';
import { AuditReader } from './audit.reader.js';
import { AuditVerifier } from './audit-verifier.js';

/** For every process: checking that the log is whole. */
@Module({ providers: [AuditReader, AuditVerifier], exports: [AuditReader, AuditVerifier] })
export class AuditCheckModule {}
