import { createHash } from 'node:crypto';
import { FileRefused } from '../../content.errors.js';

/** A zip that is its end record alone, and what `tar` writes for no files, with and without its padding. */
const EMPTY = [
  Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]),
  Buffer.alloc(1_024),
  Buffer.alloc(10_240),
];
const EMPTY_SHA256: ReadonlySet<string> = new Set(
  EMPTY.map((bytes) => createHash('sha256').update(bytes).digest('hex')),
);

/** @throws FileRefused `content.empty_file` where an import of it could only fail */
export function assertHoldsSomething({
  sizeBytes,
  sha256,
}: {
  readonly sizeBytes: number;
  readonly sha256: string;
}): void {
  if (sizeBytes === 0) throw new FileRefused('content.empty_file', 'The file has no bytes.');
  if (EMPTY_SHA256.has(sha256)) throw new FileRefused('content.empty_file', 'There is nothing in the archive.');
}
