import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { CountingServer } from './counting-server.js';
import { limitsConfig } from './limits.config.js';
import { LimitsUnavailable, RateLimited } from './limits.errors.js';
import { keyOf } from './rate-limiter.js';

const FREE_FAILURES = 5;
const LONGEST_S = 300;
const FORGOTTEN_AFTER_S = 3_600;

/** Seconds to wait after so many failures in a row: none, then 1, 2, 4 … up to five minutes. */
export const delayAfter = (failures: number): number =>
  failures < FREE_FAILURES ? 0 : Math.min(LONGEST_S, 2 ** Math.min(failures - FREE_FAILURES, 20));

/** Makes guessing slower with every wrong guess, in all processes together. Nobody waits for another's failures. */
@Injectable()
export class GrowingDelay {
  private readonly failures: RateLimiterAbstract;
  private readonly waits: RateLimiterAbstract;

  constructor({ client }: CountingServer) {
    const { prefix } = limitsConfig();
    const counter = (name: string): RateLimiterAbstract => {
      const options = { keyPrefix: `${prefix}:${name}`, points: 1, duration: FORGOTTEN_AFTER_S };
      return client === undefined
        ? new RateLimiterMemory(options)
        : new RateLimiterRedis({ ...options, storeClient: client, rejectIfRedisNotReady: true });
    };
    this.failures = counter('failure');
    this.waits = counter('wait');
  }

  /** @throws RateLimited while the last failure is too recent, LimitsUnavailable */
  async assertOver(who: string): Promise<void> {
    const wait = await unlessAway(() => this.waits.get(keyOf(who)));
    if (wait && wait.consumedPoints > 0) throw new RateLimited(Math.max(1, Math.ceil(wait.msBeforeNext / 1_000)));
  }

  /** @throws LimitsUnavailable */
  async failed(who: string): Promise<void> {
    await unlessAway(async () => {
      const { consumedPoints } = await this.failures.penalty(keyOf(who));
      const seconds = delayAfter(consumedPoints);
      if (seconds > 0) await this.waits.block(keyOf(who), seconds);
    });
  }

  /** @throws LimitsUnavailable */
  async succeeded(who: string): Promise<void> {
    await unlessAway(() => this.failures.delete(keyOf(who)));
  }
}

async function unlessAway<T>(count: () => Promise<T>): Promise<T> {
  try {
    return await count();
  } catch {
    // Only the connection fails here: nothing above refuses by throwing.
    throw new LimitsUnavailable();
  }
}
