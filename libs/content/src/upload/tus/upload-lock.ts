import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Lock } from '@tus/server';
import { UploadLocked } from './tus.errors.js';
import type { UploadLockRepository } from './upload-lock.repository.js';

const LEASE_MS = 8_000;
const RENEW_EVERY_MS = 1_000;
const ASK_EVERY_MS = 200;
/** Longer than a lease: what a killed process held is free by then. */
const WAIT_MS = 12_000;

/**
 * The right of one request to work on one upload. Who comes later asks the holder to stop: after a lost connection the
 * server may still wait for bytes that will never come, while the client is back already.
 */
export class UploadLock implements Lock {
  /** Written beside every mark that the holder moves; null where there was nothing to hold yet. */
  token: string | null = null;
  private renewing?: NodeJS.Timeout;
  private work: Promise<unknown> = Promise.resolve();
  private validUntil = Infinity;

  constructor(
    private readonly locks: UploadLockRepository,
    private readonly id: string,
  ) {}

  /** Whether nobody else can have the lock, by a clock that is never ahead of the database's lease. */
  get holds(): boolean {
    return performance.now() < this.validUntil;
  }

  /** @throws UploadLocked if the holder does not stop in time */
  async lock(signal: AbortSignal, stop: () => void | Promise<void>): Promise<void> {
    const token = randomUUID();
    const giveUpAt = performance.now() + WAIT_MS;
    for (;;) {
      const askedAt = performance.now();
      const answer = await this.locks.take(this.id, token, LEASE_MS);
      if (answer === 'absent') return;
      if (answer === 'taken') return this.keep(token, askedAt, stop);
      if (signal.aborted || performance.now() > giveUpAt) throw new UploadLocked();
      await sleep(ASK_EVERY_MS);
    }
  }

  /**
   * Keeps the lock at least until this is done, well or badly: when a line breaks, the library lets go at once, while what
   * came before is still being made durable.
   */
  heldFor(work: Promise<unknown>): void {
    this.work = work.catch(() => undefined); // whoever asked for the work hears of its failure
  }

  async unlock(): Promise<void> {
    await this.work;
    clearInterval(this.renewing);
    if (this.token) await this.locks.free(this.id, this.token);
  }

  private keep(token: string, since: number, stop: () => void | Promise<void>): void {
    this.token = token;
    this.validUntil = since + LEASE_MS;
    this.renewing = setInterval(() => void this.renew(token, stop), RENEW_EVERY_MS);
  }

  private async renew(token: string, stop: () => void | Promise<void>): Promise<void> {
    const askedAt = performance.now();
    try {
      const wanted = await this.locks.renew(this.id, token, LEASE_MS);
      if (wanted !== undefined) this.validUntil = askedAt + LEASE_MS;
      if (wanted !== false) await stop();
    } catch {
      // The database is away: the next turn asks again, and `holds` ends by itself if it stays away.
    }
  }
}
