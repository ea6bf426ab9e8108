import { CACHE_MANAGER } from '@nestjs/cache-manager';
import { Inject, Injectable } from '@nestjs/common';
import type { Cache } from 'cache-manager';

/**
 * Answers that may be a little old, shared by all processes. Never for anything that depends on who is asking,
 * unless the caller is part of the key; never the source of a decision.
 */
@Injectable()
export class SharedCache {
  private readonly loading = new Map<string, Promise<unknown>>();

  constructor(@Inject(CACHE_MANAGER) private readonly cache: Cache) {}

  /**
   * The cached value, or a fresh one that is then kept. Callers that miss at the same time wait for one load.
   * @param ttlMs how old an answer may be
   */
  async remember<T>(key: string, ttlMs: number, load: () => Promise<T>): Promise<T> {
    const kept = await this.read<T>(key);
    if (kept !== undefined) return kept;
    const running = this.loading.get(key);
    if (running !== undefined) return running as Promise<T>;
    const fresh = this.loadAndKeep(key, ttlMs, load).finally(() => this.loading.delete(key));
    this.loading.set(key, fresh);
    return fresh;
  }

  private async loadAndKeep<T>(key: string, ttlMs: number, load: () => Promise<T>): Promise<T> {
    const value = await load();
    // A cache that cannot be written costs speed, never an answer.
    await this.cache.set(key, value, ttlMs).catch(() => undefined);
    return value;
  }

  private async read<T>(key: string): Promise<T | undefined> {
    try {
      return (await this.cache.get<T>(key)) ?? undefined;
    } catch {
      // The cache server is away: as good as a miss.
      return undefined;
    }
  }
}
