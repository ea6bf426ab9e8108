import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { readSealingKeys, type SealingKey } from './sealing-key-folder.js';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 'v1';
/** A key that an operator adds seals in every process after this time at the latest. */
const MAX_AGE_MS = 60_000;

/** A secret cannot be opened: its key is not in the folder, it was changed, or it belongs to something else. */
export class Unsealable extends Error {
  constructor(reason: string) {
    super(`A sealed secret cannot be opened: ${reason}`);
    this.name = 'Unsealable';
  }
}

/**
 * Seals secrets that the database has to keep but must not give away: whoever reads a dump of it cannot open them without
 * the key files, and whoever can write to it cannot move one to another row.
 */
@Injectable()
export class SecretBox implements OnApplicationBootstrap {
  private keys: readonly SealingKey[] = [];
  private readAt = -Infinity;
  private reading: Promise<void> | undefined;

  constructor(private readonly dir: string) {}

  /** Reads the keys at start, so that a broken folder is noticed before the first secret. */
  async onApplicationBootstrap(): Promise<void> {
    await this.reload();
  }

  /**
   * Encrypts with the newest key (AES-256-GCM).
   * @param belongsTo what the secret is of, e.g. `totp:<user id>`; opening needs the same
   * @returns text: version, key id, and nonce, ciphertext and tag in base64url
   */
  async seal(secret: Buffer, belongsTo: string): Promise<string> {
    const { kid, key } = await this.newest();
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(belongsTo));
    const sealed = Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
    return [VERSION, kid, sealed.toString('base64url')].join('.');
  }

  /** @throws Unsealable */
  async open(sealed: string, belongsTo: string): Promise<Buffer> {
    const [version, kid = '', text = ''] = sealed.split('.');
    const bytes = Buffer.from(text, 'base64url');
    if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES) throw new Unsealable('it has another form.');
    const key = await this.named(kid);
    const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(belongsTo))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    const secret = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    try {
      return Buffer.concat([secret, decipher.final()]);
    } catch {
      // Node says only that it could not authenticate; which of the two it was cannot be known.
      throw new Unsealable('it was changed, or belongs to something else.');
    }
  }

  /** Whether a newer key would seal it today: seal it again when it is open anyway, so that the old key can go one day. */
  async isOutdated(sealed: string): Promise<boolean> {
    return sealed.split('.')[1] !== (await this.newest()).kid;
  }

  private async newest(): Promise<SealingKey> {
    if (performance.now() - this.readAt >= MAX_AGE_MS) await this.reload();
    const key = this.keys.at(-1);
    if (key === undefined) throw new Unsealable(`there is no key in ${this.dir}.`);
    return key;
  }

  private async named(kid: string): Promise<SealingKey['key']> {
    const find = () => this.keys.find((key) => key.kid === kid);
    if (!find()) await this.reload();
    const found = find();
    if (found === undefined) throw new Unsealable(`its key ${kid} is not in ${this.dir}.`);
    return found.key;
  }

  private async reload(): Promise<void> {
    this.reading ??= this.read().finally(() => (this.reading = undefined));
    await this.reading;
  }

  private async read(): Promise<void> {
    this.keys = await readSealingKeys(this.dir);
    this.readAt = performance.now();
  }
}
