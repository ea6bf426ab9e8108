import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { argon2id, hash, needsRehash, verify } from 'argon2';

/** OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane; about 20 ms. */
const PARAMETERS = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** argon2 works on libuv's four threads, which files and DNS need too; two at a time leave room for those. */
const AT_ONCE = 2;

/** Hashes and checks passwords off the event loop. */
@Injectable()
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private decoy: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password.normalize('NFKC'), PARAMETERS));
  }

  /**
   * Whether the password fits.
   * @param encoded undefined when there is no such account: the same work is done all the same, so that time tells nothing
   */
  async matches(encoded: string | undefined, password: string): Promise<boolean> {
    const against = encoded ?? (await this.decoyHash());
    const fits = await this.inTurn(() => verify(against, password.normalize('NFKC')));
    return fits && encoded !== undefined;
  }

  /** Whether it was hashed with other parameters than today's: sign-in would take another time than for everyone else. */
  isOutdated(encoded: string): boolean {
    return needsRehash(encoded, PARAMETERS);
  }

  /** Made once, at start, so that the first unknown address does not take longer than the others. */
  decoyHash(): Promise<string> {
    this.decoy ??= this.hash(randomBytes(24).toString('base64'));
    return this.decoy;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) await new Promise<void>((go) => this.waiting.push(go));
    else this.running += 1;
    try {
      return await work();
    } finally {
      // The place is handed on, or given up when nobody waits.
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
