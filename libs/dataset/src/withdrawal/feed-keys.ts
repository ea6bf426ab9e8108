import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SecretBox } from '@odr/platform';

import { WithdrawalRepository, type StoredKey } from './withdrawal.repository.js';

export interface FeedKey {
  readonly keyId: string;
  readonly privateKey: KeyObject;
}

const belongsTo = (keyId: string): string => `dataset-feed:${keyId}`;

/** The Ed25519 key that signs withdrawals; its private half is sealed, as second factors are. */
@Injectable()
export class FeedKeys {
  constructor(
    private readonly box: SecretBox,
    private readonly rows: WithdrawalRepository,
  ) {}

  /** The newest key, made when there is none. */
  async current(): Promise<FeedKey> {
    const stored = (await this.rows.newestKey()) ?? (await this.make());
    const der = await this.box.open(stored.sealed, belongsTo(stored.keyId));
    return { keyId: stored.keyId, privateKey: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }) };
  }

  private async make(): Promise<StoredKey> {
    const { privateKey } = generateKeyPairSync('ed25519');
    const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
    const keyId = createHash('sha256').update(publicKey).digest('hex').slice(0, 16);
    const der = privateKey.export({ format: 'der', type: 'pkcs8' });
    const key = { keyId, publicKey: publicKey.toString('base64'), sealed: await this.box.seal(der, belongsTo(keyId)) };
    await this.rows.addKey(key);
    return key;
  }
}
