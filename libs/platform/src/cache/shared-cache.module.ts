import { CACHE_MANAGER, CacheModule } from '@nestjs/cache-manager';
import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { KeyvAdapter, type Cache, type CacheManagerStore } from 'cache-manager';
import { redisStore } from 'cache-manager-redis-yet';
import { Redis } from 'ioredis';
import { Keyv } from 'keyv';
import { cacheConfig } from './cache.config.js';
import { SharedCache } from './shared-cache.js';

/**
 * The store for all processes. One per process where no queue server is configured, or where it is away right now:
 * the client below would end the process over a first connection that is refused.
 */
async function store(): Promise<Keyv> {
  const { redisUrl } = cacheConfig();
  if (!redisUrl || !(await answers(redisUrl))) return new Keyv();
  const redis = await redisStore({ url: redisUrl, disableOfflineQueue: true });
  // It reconnects by itself; without a listener an error event would end the process.
  redis.client.on('error', () => undefined);
  // Written for cache-manager 5; the adapter gives it the shape that 7 asks for, all but the way to close it.
  const adapter = new KeyvAdapter(redis as unknown as CacheManagerStore);
  adapter.disconnect = () => redis.client.disconnect();
  return new Keyv({ store: adapter, namespace: 'odr:cache' });
}

async function answers(redisUrl: string): Promise<boolean> {
  const probe = new Redis(redisUrl, {
    lazyConnect: true,
    connectTimeout: 2_000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  probe.on('error', () => undefined);
  try {
    await probe.ping();
    return true;
  } catch {
    return false;
  } finally {
    probe.disconnect();
  }
}

@Global()
@Module({
  imports: [CacheModule.registerAsync({ useFactory: async () => ({ stores: [await store()] }) })],
  providers: [SharedCache],
  exports: [SharedCache],
})
export class SharedCacheModule implements OnApplicationShutdown {
  constructor(@Inject(CACHE_MANAGER) private readonly cache: Cache) {}

  async onApplicationShutdown(): Promise<void> {
    // Closing a connection that is gone already is no failure.
    await this.cache.disconnect().catch(() => undefined);
  }
}
