import { createHash, sign, type KeyObject } from 'node:crypto';
import type { VersionWithdrawalReason, WithdrawalReason } from '@odr/contracts';
import { canonicalJson } from '@odr/platform';

/** An item that consumers are to drop from every version that they have. */
export interface WithdrawnItem {
  readonly datasetId: string;
  readonly contentId: string;
  readonly publishedSha256: string;
  readonly reason: WithdrawalReason;
}

/** A version that they are to drop as a whole; its items may stand in others. */
export interface WithdrawnVersion {
  readonly datasetId: string;
  /** @example '1.2.0' */
  readonly version: string;
  readonly rootHash: string;
  readonly reason: VersionWithdrawalReason;
}

/** What an entry of the feed says: ids and hashes, and nothing about anybody. */
export type WithdrawalEntry = (WithdrawnItem | WithdrawnVersion) & {
  readonly sequence: number;
  readonly withdrawnAt: string;
  /** Of the entry before; 64 zeros for the first. */
  readonly previousHash: string;
};

export const FIRST_HASH = '0'.repeat(64);

/** sha256 of the canonical JSON (RFC 8785) of an entry. */
export const entryHash = (entry: WithdrawalEntry): string =>
  createHash('sha256').update(canonicalJson(entry)).digest('hex');

/** Ed25519 over the hash as text, in base64. */
export const signatureOf = (hash: string, key: KeyObject): string =>
  sign(null, Buffer.from(hash), key).toString('base64');
