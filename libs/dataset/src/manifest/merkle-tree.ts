import { createHash, hash } from 'node:crypto';

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);
/** Leaves whose common root is kept, so that a proof reads so many leaves and not a million. A power of two. */
export const CHUNK = 1_024;

/** Hash of one line of a manifest, without its line end (RFC 6962, 2.1: a leaf is never taken for a node). */
export const leafHash = (line: string): Buffer => hash('sha256', Buffer.concat([LEAF, Buffer.from(line)]), 'buffer');

const nodeHash = (left: Buffer, right: Buffer): Buffer => hash('sha256', Buffer.concat([NODE, left, right]), 'buffer');

/** The root over no leaves at all. */
export const EMPTY_ROOT: Buffer = createHash('sha256').digest();

/** The largest power of two below `size`: where RFC 6962 parts a tree. */
const split = (size: number): number => 2 ** Math.floor(Math.log2(size - 1));

/** Root over hashes that are leaves, or roots of equally large full subtrees (the last may be smaller). */
export function rootOf(hashes: readonly Buffer[], from = 0, to = hashes.length): Buffer {
  const [first] = hashes.slice(from, from + 1);
  if (first === undefined || to <= from) return EMPTY_ROOT;
  if (to - from === 1) return first;
  const middle = from + split(to - from);
  return nodeHash(rootOf(hashes, from, middle), rootOf(hashes, middle, to));
}

/** Grows a tree leaf by leaf and holds one chunk of leaves and the roots of the chunks before it: 32 kB and 31 kB a million. */
export class MerkleTree {
  private leaves: Buffer[] = [];
  private readonly full: Buffer[] = [];

  add(leaf: Buffer): void {
    this.leaves.push(leaf);
    if (this.leaves.length < CHUNK) return;
    this.full.push(rootOf(this.leaves));
    this.leaves = [];
  }

  /** Roots of every `CHUNK` leaves, the last of what is left. */
  chunks(): Buffer[] {
    return this.leaves.length === 0 ? [...this.full] : [...this.full, rootOf(this.leaves)];
  }

  root(): Buffer {
    return rootOf(this.chunks());
  }
}

/** Hashes from a leaf up to the root, each the sibling at its level; nearest first. */
function path(hashes: readonly Buffer[], index: number, from: number, to: number): Buffer[] {
  if (to - from <= 1) return [];
  const middle = from + split(to - from);
  return index < middle
    ? [...path(hashes, index, from, middle), rootOf(hashes, middle, to)]
    : [...path(hashes, index, middle, to), rootOf(hashes, from, middle)];
}

/**
 * The audit path of a leaf.
 * @param leaves those of the chunk that holds it
 * @param chunks the roots of all chunks
 */
export function auditPath(index: number, leaves: readonly Buffer[], chunks: readonly Buffer[]): Buffer[] {
  return [
    ...path(leaves, index % CHUNK, 0, leaves.length),
    ...path(chunks, Math.floor(index / CHUNK), 0, chunks.length),
  ];
}

/** The root that a path leads to from a leaf; undefined if the path has not the length that its place asks for (RFC 9162, 2.1.3.2). */
export function rootAt(index: number, size: number, leaf: Buffer, siblings: readonly Buffer[]): Buffer | undefined {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return undefined;
  let [at, last, here] = [index, size - 1, leaf];
  for (const sibling of siblings) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      here = nodeHash(sibling, here);
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
    } else {
      here = nodeHash(here, sibling);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? here : undefined;
}
