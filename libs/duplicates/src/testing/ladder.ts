import { pdqDistance } from '@odr/content';
import { pdqOfPixels, type TurnedPdqHash } from '@odr/content/testing';
import type { PairReason } from '@odr/contracts';
import sharp from 'sharp';
import { compare, prepared, type Prepared } from '../comparison/compare.js';
import { readRaster } from '../comparison/picture-reader.js';
import { COMPARE_FROM, COPY_REASONS, MAX_HASH_DISTANCE, MIN_HASH_QUALITY } from '../duplicates.policy.js';
import { nextShot, type Edit } from './edits.js';
import type { TestPicture } from './pictures.js';

/** Computes the vector by which pictures are proposed; without one only hashes propose. */
export type Embed = (picture: Buffer) => Promise<Float32Array>;

/** A picture as intake would leave it. */
interface Taken extends Prepared {
  readonly hash: TurnedPdqHash;
  readonly vector?: Float32Array;
}

export interface Count {
  pairs: number;
  /** Proposed by hash or vector. */
  proposed: number;
  /** Taken for copies. */
  found: number;
  /** With the reason that the edit had. */
  labelled: number;
}

export interface LadderResult {
  readonly byEdit: ReadonlyMap<string, Count>;
  readonly copies: Count;
  /** Different pictures, and next shots: how many pairs, and which were taken for copies. */
  readonly strangers: number;
  readonly merged: readonly string[];
  readonly missed: readonly string[];
  readonly f1: number;
}

/** What becomes of a picture's thumbnail, hash and vector on the way in. */
async function taken(bytes: Buffer, embed: Embed | undefined): Promise<Taken> {
  const upright = await sharp(bytes).autoOrient().toBuffer();
  const { width, height } = await sharp(upright).metadata();
  const thumbnail = await sharp(upright)
    .resize(320, 320, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer();
  const { data, info } = await sharp(upright)
    .removeAlpha()
    .resize(512, 512, { fit: 'inside', withoutEnlargement: true, kernel: 'linear', fastShrinkOnLoad: false })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const preview = await sharp(upright).resize(640, 640, { fit: 'inside', withoutEnlargement: true }).webp().toBuffer();
  return {
    ...prepared({ raster: await readRaster(thumbnail), width, height }),
    hash: pdqOfPixels(data, info.width, info.height, info.channels),
    ...(embed && { vector: await embed(preview) }),
  };
}

const isProposed = (a: Taken, b: Taken): boolean => isNearByHash(a, b) || isNearByVector(a, b);

const isNearByHash = ({ hash: a }: Taken, { hash: b }: Taken): boolean =>
  Math.min(a.quality, b.quality) >= MIN_HASH_QUALITY &&
  a.turned.some((turned) => pdqDistance(turned, b.hash) <= MAX_HASH_DISTANCE);

function isNearByVector({ vector: a }: Taken, { vector: b }: Taken): boolean {
  if (!a || !b) return false;
  let [ab, aa, bb] = [0, 0, 0];
  for (const [at, value] of a.entries()) {
    const other = b[at] ?? 0;
    ab += value * other;
    aa += value * value;
    bb += other * other;
  }
  return ab / Math.sqrt(aa * bb) >= COMPARE_FROM;
}

/** Makes every copy of every picture and lets both stages judge it; then every two different pictures. */
export async function climb(
  pictures: readonly TestPicture[],
  edits: readonly Edit[],
  embed?: Embed,
): Promise<LadderResult> {
  const byEdit = new Map<string, Count>();
  const copies: Count = { pairs: 0, proposed: 0, found: 0, labelled: 0 };
  const [merged, missed]: [string[], string[]] = [[], []];
  const originals: (Taken & { readonly name: string })[] = [];
  let strangers = 0;
  const isCopy = (reason: PairReason | undefined): boolean => reason !== undefined && COPY_REASONS.includes(reason);
  for (const [seed, { name, bytes }] of pictures.entries()) {
    const original = { ...(await taken(bytes, embed)), name };
    for (const edit of edits) {
      const copy = await taken(await edit.apply(bytes), embed);
      const count = byEdit.get(edit.name) ?? { pairs: 0, proposed: 0, found: 0, labelled: 0 };
      byEdit.set(edit.name, count);
      const proposed = isProposed(copy, original);
      const reason = proposed ? compare(copy, original).reason : undefined;
      for (const one of [count, copies]) {
        one.pairs += 1;
        if (proposed) one.proposed += 1;
        if (isCopy(reason)) one.found += 1;
        if (reason === edit.reason) one.labelled += 1;
      }
      if (reason !== edit.reason)
        missed.push(`${name}: ${edit.name} is ${proposed ? (reason ?? 'nothing') : 'not proposed'}`);
    }
    strangers += 1;
    if (isCopy(compare(await taken(await nextShot(bytes, seed), embed), original).reason))
      merged.push(`next shot of ${name}`);
    for (const other of originals) {
      strangers += 1;
      if (isProposed(original, other) && isCopy(compare(original, other).reason))
        merged.push(`${name} and ${other.name}`);
    }
    originals.push(original);
  }
  const f1 = (2 * copies.found) / (2 * copies.found + merged.length + (copies.pairs - copies.found));
  return { byEdit, copies, strangers, merged, missed, f1 };
}
