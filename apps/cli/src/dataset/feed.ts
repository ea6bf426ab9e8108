import { createHash, createPublicKey, verify } from 'node:crypto';
import { Failure } from '../terminal/failure.js';

/** An item that has to go from every copy, or a version that has to go as a whole. */
export interface FeedEntry {
  readonly datasetId: string;
  readonly sequence: number;
  readonly contentId?: string;
  readonly publishedSha256?: string;
  readonly version?: string;
  readonly rootHash?: string;
  readonly reason: string;
  readonly withdrawnAt: string;
  readonly previousHash: string;
  readonly hash: string;
  readonly keyId: string;
  readonly signature: string;
}

export interface Feed {
  readonly items: readonly FeedEntry[];
  readonly head: { readonly sequence: number; readonly hash: string };
  readonly keys: readonly { readonly keyId: string; readonly publicKey: string }[];
}

/** How far a copy has followed its feed, and whose signature it trusts since the first time. */
export interface Followed {
  readonly sequence: number;
  readonly hash: string;
  readonly keys: Readonly<Record<string, string>>;
}

export const UNFOLLOWED: Followed = { sequence: 0, hash: '0'.repeat(64), keys: {} };

/** Members in the order of RFC 8785, those that are not there left out; all are texts without escapes, or whole numbers. */
const hashOf = (entry: FeedEntry): string => {
  const { contentId, datasetId, previousHash, publishedSha256, reason, rootHash, sequence, version, withdrawnAt } =
    entry;
  const row = {
    contentId,
    datasetId,
    previousHash,
    publishedSha256,
    reason,
    rootHash,
    sequence,
    version,
    withdrawnAt,
  };
  return createHash('sha256').update(JSON.stringify(row)).digest('hex');
};

/**
 * Checks a page of a feed against what was followed before.
 * @returns how far it is followed then
 * @throws Failure for an entry that was changed, left out, or signed by somebody else
 */
export function followed(before: Followed, datasetId: string, { items, head, keys }: Feed): Followed {
  const trusted = Object.keys(before.keys).length > 0;
  const known = trusted ? before.keys : Object.fromEntries(keys.map(({ keyId, publicKey }) => [keyId, publicKey]));
  let { sequence, hash } = before;
  for (const entry of items) {
    const isNext = entry.sequence === sequence + 1 && entry.previousHash === hash && entry.datasetId === datasetId;
    if (!isNext)
      throw new Failure(`The feed has been tampered with: entry ${entry.sequence} does not follow the one before.`);
    if (hashOf(entry) !== entry.hash)
      throw new Failure(`The feed has been tampered with: entry ${entry.sequence} was changed.`);
    const key = known[entry.keyId];
    if (key === undefined)
      throw new Failure(`Entry ${entry.sequence} is signed with the key ${entry.keyId}, which is not trusted.`);
    const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
    if (!verify(null, Buffer.from(entry.hash), publicKey, Buffer.from(entry.signature, 'base64')))
      throw new Failure(`The feed has been tampered with: the signature of entry ${entry.sequence} is wrong.`);
    ({ sequence, hash } = entry);
  }
  if (head.sequence < sequence)
    throw new Failure(`The feed has been cut: it ended at ${sequence} before, and at ${head.sequence} now.`);
  return { sequence, hash, keys: known };
}
