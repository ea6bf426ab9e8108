import type { KeyObject } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { readKeyFolder, type SigningKey } from './key-folder.js';

/** A stranger's `kid` may make us look at the folder again, but not more often than this. */
const MIN_RELOAD_MS = 1_000;
/** A key that an operator adds signs in every process after this time at the latest. */
const MAX_AGE_MS = 60_000;

/** The keys of this process, kept in step with the folder so that keys rotate without a restart and without a refused token. */
@Injectable()
export class KeyRing implements OnApplicationBootstrap {
  private keys: readonly SigningKey[] = [];
  private readAt = -Infinity;
  private reading: Promise<void> | undefined;

  constructor(private readonly dir: string) {}

  /** Reads the keys at start, so that a broken folder is noticed before the first sign-in. */
  async onApplicationBootstrap(): Promise<void> {
    await this.reload(0);
  }

  /** The key that signs: the last by name. */
  async signing(): Promise<SigningKey> {
    await this.reload(MAX_AGE_MS);
    const key = this.keys.at(-1);
    if (key === undefined) throw new Error(`There is no signing key in ${this.dir}.`);
    return key;
  }

  /** The public half of the key a token names; undefined for a name that no file has. */
  async verifying(kid: string): Promise<KeyObject | undefined> {
    if (!this.find(kid)) await this.reload(MIN_RELOAD_MS);
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
    this.keys = await readKeyFolder(this.dir);
    this.readAt = performance.now();
  }
}
