import type { QueueOptions } from 'bull';
import { optional, required, wholeNumber, type Env } from '../config/env.js';

export interface QueueConfig {
  readonly redisUrl: string;
  /** Keeps several installations on one queue server apart. */
  readonly prefix: string;
  /** Jobs of one queue that one worker process runs at a time. */
  readonly concurrency: number;
}

/** `WORKER_CONCURRENCY`: what holds for queues nobody has given a limit of their own. */
export const workerConcurrency = (env: Env = process.env): number => wholeNumber(env, 'WORKER_CONCURRENCY', 2, 1);

export const queueConfig = (env: Env = process.env): QueueConfig => ({
  redisUrl: required(env, 'REDIS_URL'),
  prefix: optional(env, 'QUEUE_PREFIX', 'odr'),
  concurrency: workerConcurrency(env),
});

/** How every queue is opened. */
export const bullOptions = ({ redisUrl, prefix } = queueConfig()): QueueOptions & { readonly url: string } => ({
  url: redisUrl,
  prefix,
  // A hint is cheap to repeat, so a lock lost in a long job (a model at work) does no harm.
  settings: { lockDuration: 60_000, stalledInterval: 30_000, maxStalledCount: 1 },
});
