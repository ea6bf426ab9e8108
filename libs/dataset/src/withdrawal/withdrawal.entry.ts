import { createHash, sign, type KeyObject } from 'node:crypto';
import type { WithdrawalReason } from '@odr/contracts';
import { canonicalJson } from '@odr/platform';

/** What an entry of the feed says: ids and hashes, and nothing about anybody. */
export interface WithdrawalEntry {
  readonly datasetId: string;
  readonly sequence: number;
  readonly contentId: string;
  readonly publishedSha256: string;
  readonly reason: WithdrawalReason;
  readonly withdrawnAt: string;
  /** Of the entry before; 64 zeros for the first. */
  readonly previousHash: string;
}

export const FIRST_HASH = '0'.repeat(64);

/** sha256 of the canonical JSON (RFC 8785) of an entry. */
export const entryHash = (entry: WithdrawalEntry): string =>
  createHash('sha256').update(canonicalJson(entry)).digest('hex');

/** Ed25519 over the hash as text, in base64. */
export const signatureOf = (hash: string, key: KeyObject): string =>
  sign(null, Buffer.from(hash), key).toString('base64');
