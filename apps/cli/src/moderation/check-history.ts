import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { HistoryCheckModule, HistoryVerifier, type Verification } from '@odr/moderation';
import { DatabaseModule } from '@odr/platform';

/** Reads only: whoever checks a history should not be able to change it. */
const ROLE = 'odr_reader';

@Module({})
class CheckModule {
  static on(url: string): DynamicModule {
    return {
      module: CheckModule,
      imports: [DatabaseModule.connect(() => ({ url, role: ROLE, poolSize: 1 })), HistoryCheckModule],
    };
  }
}

/** Reads the history in the database itself, so that it works when no process runs, and when none can be trusted. */
export async function checkHistory(url: string): Promise<Verification> {
  const app = await NestFactory.createApplicationContext(CheckModule.on(url), { logger: ['error'] });
  try {
    return await app.get(HistoryVerifier, { strict: false }).verify();
  } finally {
    await app.close();
  }
}
