import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AccountService, AuthModule, NoSecondFactor, SecondFactorReset, UserNotFound, WeakPassword } from '@odr/auth';
import { DatabaseModule, QueueModule } from '@odr/platform';
import { Failure } from '../terminal/failure.js';

const ROLE = 'odr_app';
/** What an operator can mend, told without a stack. */
const EXPECTED = [UserNotFound, WeakPassword, NoSecondFactor];

@Module({})
class AccountsModule {
  static on(url: string): DynamicModule {
    return {
      module: AccountsModule,
      imports: [DatabaseModule.connect(() => ({ url, role: ROLE, poolSize: 1 })), QueueModule, AuthModule],
    };
  }
}

/**
 * The operator's way to accounts: straight to the database, because it has to work when nobody can sign in and before any
 * process runs; by the product's own rules all the same.
 */
export async function withAccounts<T>(
  url: string,
  work: (accounts: AccountService, secondFactors: SecondFactorReset) => Promise<T>,
): Promise<T> {
  const app = await NestFactory.createApplicationContext(AccountsModule.on(url), { logger: ['error'] });
  try {
    return await work(app.get(AccountService, { strict: false }), app.get(SecondFactorReset, { strict: false }));
  } catch (error) {
    if (EXPECTED.some((kind) => error instanceof kind)) throw new Failure((error as Error).message);
    throw error;
  } finally {
    await app.close();
  }
}
