import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { limitsConfig } from '../limits/limits.config.js';

/** A seat nobody has confirmed for this long is empty: its process has gone without a word. */
const SEAT_SECONDS = 30;

/** One person at one place, in one window. */
export interface Seat {
  readonly id: string;
  readonly place: string;
  readonly person: string;
}

/**
 * The seats of all processes in one sorted set, by the time at which they empty themselves; the server's clock counts.
 * Everything here may fail silently: presence is a courtesy, and each process knows its own seats anyway.
 */
@Injectable()
export class PresenceServer implements OnApplicationShutdown {
  private readonly log = new Logger(PresenceServer.name);
  private readonly key = `${limitsConfig().prefix.replace(/:limit$/, '')}:presence`;
  private readonly commands = this.connection();
  private readonly ear = this.connection();

  /** @param heard runs whenever a process has told of a change */
  async listen(heard: () => void): Promise<void> {
    if (this.ear === undefined) return;
    this.ear.on('message', heard);
    // A new connection knows of no subscription.
    this.ear.on('ready', () => void this.ear?.subscribe(this.key).catch(() => undefined));
    await Promise.all([this.commands?.connect(), this.ear.connect()]).catch(() => undefined);
  }

  /** Takes or confirms these seats. */
  async confirm(seats: readonly Seat[]): Promise<void> {
    if (seats.length === 0) return;
    await this.ask(async (redis) => {
      const until = (await secondsOf(redis)) + SEAT_SECONDS;
      await redis.zadd(this.key, ...seats.flatMap((seat) => [until, JSON.stringify(seat)]));
    });
  }

  async empty(seat: Seat): Promise<void> {
    await this.ask((redis) => redis.zrem(this.key, JSON.stringify(seat)));
  }

  /** Tells the other processes that something has changed. */
  async tell(): Promise<void> {
    await this.ask((redis) => redis.publish(this.key, ''));
  }

  /** @returns undefined while there is no server to ask */
  async all(): Promise<readonly Seat[] | undefined> {
    return this.ask(async (redis) => {
      const now = await secondsOf(redis);
      await redis.zremrangebyscore(this.key, '-inf', now);
      return (await redis.zrange(this.key, 0, -1)).map((text) => JSON.parse(text) as Seat);
    });
  }

  onApplicationShutdown(): void {
    this.commands?.disconnect();
    this.ear?.disconnect();
  }

  private async ask<T>(question: (redis: Redis) => Promise<T>): Promise<T | undefined> {
    if (this.commands?.status !== 'ready') return undefined;
    try {
      return await question(this.commands);
    } catch (error) {
      // Away for the moment; the next confirmation finds it again.
      this.log.debug({ err: error }, 'presence server did not answer');
      return undefined;
    }
  }

  private connection(): Redis | undefined {
    const { redisUrl } = limitsConfig();
    if (!redisUrl) return undefined;
    const client = new Redis(redisUrl, {
      lazyConnect: true,
      connectTimeout: 2_000,
      commandTimeout: 1_000,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      retryStrategy: (attempt) => Math.min(attempt * 200, 2_000),
    });
    client.on('error', (error) => this.log.debug({ err: error }, 'presence server is away'));
    return client;
  }
}

const secondsOf = async (redis: Redis): Promise<number> => Number((await redis.time())[0]);
