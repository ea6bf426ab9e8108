import { createHash } from 'node:crypto';
import { ChecksumMismatch, ChecksumUnknown } from './tus.errors.js';

/** What `Upload-Checksum` may name, in the order of our preference. */
export const CHECKSUM_ALGORITHMS = ['sha256', 'sha1'] as const;
const DIGEST_BYTES: Readonly<Record<string, number>> = { sha256: 32, sha1: 20 };

/** The digest a client promises for one piece. */
export interface Checksum {
  readonly algorithm: string;
  readonly digest: Buffer;
}

/** @throws ChecksumUnknown also where the digest has not the length of its algorithm */
export function parseChecksum(header: string | undefined): Checksum | undefined {
  if (header === undefined) return undefined;
  const [algorithm = '', digest = '', ...rest] = header.split(' ');
  const bytes = Buffer.from(digest, 'base64');
  if (rest.length > 0 || DIGEST_BYTES[algorithm] !== bytes.length) throw new ChecksumUnknown(CHECKSUM_ALGORITHMS);
  return { algorithm, digest: bytes };
}

/** Passes a piece on, and throws at its end if it is not the promised one. @throws ChecksumMismatch */
export async function* checked(source: AsyncIterable<Uint8Array>, checksum: Checksum): AsyncIterable<Uint8Array> {
  const hash = createHash(checksum.algorithm);
  for await (const chunk of source) {
    hash.update(chunk);
    yield chunk;
  }
  if (!hash.digest().equals(checksum.digest)) throw new ChecksumMismatch();
}
