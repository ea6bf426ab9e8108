import { optional, required, wholeNumber, type Env } from '../config/env.js';

export interface QueueConfig {
  readonly redisUrl: string;
  /** Keeps several installations on one queue server apart. */
  readonly prefix: string;
  /** Jobs of one queue that one worker process runs at a time. */
  readonly concurrency: number;
}

export const queueConfig = (env: Env = process.env): QueueConfig => ({
  redisUrl: required(env, 'REDIS_URL'),
  prefix: optional(env, 'QUEUE_PREFIX', 'odr'),
  concurrency: wholeNumber(env, 'WORKER_CONCURRENCY', 2, 1),
});
