import type { KeyObject } from 'node:crypto';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { authConfig } from '../auth.config.js';
import { readKeyFolder, type SigningKey } from './key-folder.js';

/** A stranger's `kid` may make us look at the folder again, but not more often than this. */
const MIN_RELOAD_MS = 1_000;
/**
 * A new key only verifies at first. Whoever meets its first token has then looked at the folder since it came, or may look
 * now: else a process that has just looked would refuse what another has signed a moment later.
 */
export const SETTLING_MS = 2 * MIN_RELOAD_MS;

/** The keys of this process, kept in step with the folder so that keys rotate without a restart and without a refused token. */
@Injectable()
export class KeyRing implements OnApplicationBootstrap {
  private readonly log = new Logger(KeyRing.name);
  private keys: readonly SigningKey[] = [];
  private readAt = -Infinity;
  private reading: Promise<void> | undefined;

  constructor(
    private readonly dir: string,
    private readonly maxAgeMs = authConfig().keysReloadSeconds * 1_000,
  ) {}

  /** Reads the keys at start, so that a broken folder is noticed before the first sign-in. */
  async onApplicationBootstrap(): Promise<void> {
    await this.reload(0);
  }

  /** The key that signs: the last by name that has settled, or the last when all are new. */
  async signing(): Promise<SigningKey> {
    await this.reload(this.maxAgeMs);
    const settledBeforeMs = Date.now() - SETTLING_MS;
    const key = this.keys.findLast(({ placedAtMs }) => placedAtMs <= settledBeforeMs) ?? this.keys.at(-1);
    if (key === undefined) throw new Error(`There is no signing key in ${this.dir}.`);
    return key;
  }

  /** The public half of the key a token names; undefined for a name that no file has. */
  async verifying(kid: string): Promise<KeyObject | undefined> {
    await this.reload(this.find(kid) ? this.maxAgeMs : MIN_RELOAD_MS);
    return this.find(kid)?.publicKey;
  }

  private find(kid: string): SigningKey | undefined {
    return this.keys.find((key) => key.kid === kid);
  }

  private async reload(maxAgeMs: number): Promise<void> {
    if (performance.now() - this.readAt < maxAgeMs) return;
    this.reading ??= this.read().finally(() => (this.reading = undefined));
    await this.reading;
  }

  private async read(): Promise<void> {
    const keys = await readKeyFolder(this.dir);
    const isOther = keys.length !== this.keys.length || keys.some(({ kid }) => this.find(kid) === undefined);
    if (this.keys.length > 0 && isOther)
      this.log.log({ kids: keys.map(({ kid }) => kid) }, 'signing keys have changed');
    this.keys = keys;
    this.readAt = performance.now();
  }
}
