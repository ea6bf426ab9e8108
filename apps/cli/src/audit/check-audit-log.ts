import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AuditCheckModule, AuditVerifier, type ChainedAuditRow } from '@odr/audit';
import { DatabaseModule } from '@odr/platform';
import type { AuditCheck, KnownRow } from './audit-report.js';

/** Reads only: whoever checks a log should not be able to change it. */
const ROLE = 'odr_reader';

@Module({})
class CheckModule {
  static on(url: string): DynamicModule {
    return {
      module: CheckModule,
      imports: [DatabaseModule.connect(() => ({ url, role: ROLE, poolSize: 1 })), AuditCheckModule],
    };
  }
}

/** Goes through the log in the database itself, so that it works when no process runs, and when none can be trusted. */
export async function checkAuditLog(url: string, known: KnownRow | undefined): Promise<AuditCheck> {
  const app = await NestFactory.createApplicationContext(CheckModule.on(url), { logger: ['error'] });
  try {
    const verifier = app.get(AuditVerifier, { strict: false });
    const verdict = await verifier.verify();
    const rowAt = async (seq: number | undefined): Promise<ChainedAuditRow | undefined> =>
      seq === undefined ? undefined : verifier.rowAt(seq);
    return { verdict, broken: await rowAt(verdict.firstBroken?.seq), known: await rowAt(known?.seq) };
  } finally {
    await app.close();
  }
}
