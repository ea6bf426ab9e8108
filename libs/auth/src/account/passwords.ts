import { randomBytes, timingSafeEqual } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { workerBeside } from '@odr/platform';
import { Piscina } from 'piscina';
import { decodeHash, encodeHash, type HashParameters } from './encoded-hash.js';

/** OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane; about 20 ms. */
const PARAMETERS: HashParameters = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;
/** One core stays free for everything else. */
const THREADS = Math.max(1, availableParallelism() - 1);

/**
 * Twenty people who sign in at once would leave everyone else's requests no core for half a second. Threads of lower
 * priority only take what is left over. Linux; elsewhere they are as any other.
 */
const NICE = 19;

/** Hashes and checks passwords in threads of its own. */
@Injectable()
export class Passwords implements OnModuleDestroy {
  private threads: Piscina | undefined;
  private decoy: Promise<string> | undefined;

  async hash(password: string): Promise<string> {
    const salt = randomBytes(SALT_BYTES);
    return encodeHash({ ...PARAMETERS, salt, tag: await this.tagOf(password, salt, PARAMETERS) });
  }

  /**
   * Whether the password fits.
   * @param encoded undefined when there is no such account: the same work is done all the same, so that time tells nothing
   */
  async matches(encoded: string | undefined, password: string): Promise<boolean> {
    const known = encoded === undefined ? undefined : decodeHash(encoded);
    const against = known ?? decodeHash(await this.decoyHash());
    if (against === undefined) return false;
    const tag = await this.tagOf(password, against.salt, against);
    return tag.length === against.tag.length && timingSafeEqual(tag, against.tag) && known !== undefined;
  }

  /** Whether it was hashed with other parameters than today's: sign-in would take another time than for everyone else. */
  isOutdated(encoded: string): boolean {
    const { memory, passes, parallelism } = decodeHash(encoded) ?? {};
    return memory !== PARAMETERS.memory || passes !== PARAMETERS.passes || parallelism !== PARAMETERS.parallelism;
  }

  /** Made once, at start, so that the first unknown address does not take longer than the others. */
  decoyHash(): Promise<string> {
    this.decoy ??= this.hash(randomBytes(24).toString('base64'));
    return this.decoy;
  }

  async onModuleDestroy(): Promise<void> {
    await this.threads?.destroy();
  }

  private async tagOf(password: string, nonce: Uint8Array, parameters: HashParameters): Promise<Uint8Array> {
    this.threads ??= new Piscina({
      filename: workerBeside(import.meta.url, './argon2.worker').href,
      minThreads: 1,
      maxThreads: THREADS,
      idleTimeout: 60_000,
      niceIncrement: NICE,
      execArgv: [],
    });
    const message = password.normalize('NFKC');
    return (await this.threads.run({ message, nonce, ...parameters, tagLength: TAG_BYTES })) as Uint8Array;
  }
}
