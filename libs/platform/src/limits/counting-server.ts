import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Redis } from 'ioredis';
import { limitsConfig } from './limits.config.js';

/** A request waits this long for a count, then the server counts as away. */
const ANSWER_WITHIN_MS = 500;
const CONNECT_WITHIN_MS = 2_000;

/** The connection on which all processes count together; absent where no server is configured. */
@Injectable()
export class CountingServer implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger(CountingServer.name);
  readonly client: Redis | undefined = this.connection();

  async onModuleInit(): Promise<void> {
    // Awaited, so that the first sign-in after a start is not refused; away at start is like away later.
    await this.client?.connect().catch(() => undefined);
  }

  onApplicationShutdown(): void {
    this.client?.disconnect();
  }

  private connection(): Redis | undefined {
    const { redisUrl } = limitsConfig();
    if (!redisUrl) return undefined;
    const client = new Redis(redisUrl, {
      lazyConnect: true,
      connectTimeout: CONNECT_WITHIN_MS,
      commandTimeout: ANSWER_WITHIN_MS,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      retryStrategy: (attempt) => Math.min(attempt * 100, 1_000),
    });
    client.on('error', (error) => this.log.debug({ err: error }, 'counting server is away'));
    client.on('close', () => this.log.warn('no connection to the counting server'));
    return client;
  }
}
