import { optional, type Env } from '../config/env.js';

export interface CacheConfig {
  /** Empty = each process keeps its own. */
  readonly redisUrl: string;
}

export const cacheConfig = (env: Env = process.env): CacheConfig => ({ redisUrl: optional(env, 'REDIS_URL', '') });
