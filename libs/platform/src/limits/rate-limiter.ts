import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { CountingServer } from './counting-server.js';
import { COUNTED_BY, limitsConfig, type Budget, type BudgetName, type CountedBy } from './limits.config.js';
import { LimitsUnavailable, RateLimited } from './limits.errors.js';

/** Whose budgets a request draws on. */
export type Payers = Readonly<Partial<Record<CountedBy, string>>>;

/** Counts what is asked for, in all processes together. */
@Injectable()
export class RateLimiter {
  private readonly config = limitsConfig();
  private readonly limiters = new Map<string, RateLimiterAbstract>();

  constructor(private readonly server: CountingServer) {
    for (const [name, budget] of Object.entries(this.config.budgets)) this.prepare(name, budget);
  }

  /** Takes one from each budget that applies. @throws RateLimited, LimitsUnavailable */
  async spend(name: BudgetName, payers: Payers): Promise<void> {
    const { whenAway } = this.config.budgets[name];
    await Promise.all(
      COUNTED_BY.map(async (by) => {
        const payer = payers[by];
        const limiter = this.limiters.get(`${name}.${by}`);
        if (payer !== undefined && limiter !== undefined) await take(limiter, payer, whenAway);
      }),
    );
  }

  private prepare(name: string, budget: Budget): void {
    for (const by of COUNTED_BY) {
      const allowance = budget[by];
      if (allowance === undefined) continue;
      const options = {
        keyPrefix: `${this.config.prefix}:${name}:${by}`,
        points: allowance.points,
        duration: allowance.seconds,
      };
      const alone = new RateLimiterMemory(options);
      const { client } = this.server;
      this.limiters.set(
        `${name}.${by}`,
        client === undefined
          ? alone
          : new RateLimiterRedis({
              ...options,
              storeClient: client,
              rejectIfRedisNotReady: true,
              // What is refused is refused here, without asking again: a flood costs the server nothing.
              inMemoryBlockOnConsumed: allowance.points + 1,
              ...(budget.whenAway === 'count_alone' && { insuranceLimiter: alone }),
            }),
      );
    }
  }
}

/** Neither addresses nor names are kept in the clear, and keys have one length. */
export const keyOf = (payer: string): string => createHash('sha256').update(payer).digest('base64url').slice(0, 22);

async function take(limiter: RateLimiterAbstract, payer: string, whenAway: Budget['whenAway']): Promise<void> {
  try {
    await limiter.consume(keyOf(payer));
  } catch (error) {
    if (error instanceof RateLimiterRes) throw new RateLimited(Math.max(1, Math.ceil(error.msBeforeNext / 1_000)));
    // The server is away. The others are insured by a count of their own, so only what has to be refused gets here.
    if (whenAway === 'refuse') throw new LimitsUnavailable();
    throw error;
  }
}
