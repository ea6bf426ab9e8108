import { KeptPart, type PrivacyCategory, type RemovedKind } from '@odr/contracts';
import type { Cleaned, KeptMetadata, Removed } from '../clean/cleaned.js';
import { tagsOfExif } from './exif-tags.js';
import { tagsOfIptc } from './iptc-tags.js';
import type { TagFound } from './tag-found.js';
import { tagsOfXmp } from './xmp-tags.js';

/** One kind of thing that was removed, as its contributor is told. It names tags and their meaning, never a value. */
export interface RemovedPart {
  readonly kind: RemovedKind;
  /** Container-level name. @example 'APP1 Exif' */
  readonly part: string;
  /** How often it was there. */
  readonly count: number;
  readonly sizeBytes: number;
  readonly categories: readonly PrivacyCategory[];
  /** At most 100. @example ['GPSLatitude', 'SerialNumber'] */
  readonly tags: readonly string[];
}

/** What cleaning took out of a file and left in it. */
export interface CleaningReceipt {
  readonly removed: readonly RemovedPart[];
  readonly kept: readonly KeptPart[];
}

const MAX_PARTS = 100;
const MAX_TAGS = 100;
const READERS: Partial<Readonly<Record<RemovedKind, (bytes: Buffer) => TagFound[]>>> = {
  exif: tagsOfExif,
  xmp: tagsOfXmp,
  iptc: tagsOfIptc,
};
/** What a part tells although nothing in it has a name. */
const MEANING: Readonly<Record<RemovedKind, PrivacyCategory>> = {
  exif: 'unknown',
  xmp: 'unknown',
  iptc: 'unknown',
  text: 'free_text',
  picture: 'hidden_picture',
  animation: 'hidden_picture',
  profile: 'device',
  private: 'unknown',
  trailing: 'unknown',
};

/** The receipt that a contributor gets for a cleaned file. */
export const receiptOf = (
  { removed, hasProfile }: Cleaned,
  isTurned: boolean,
  metadata: KeptMetadata,
): CleaningReceipt => ({
  removed: describeRemoved(removed),
  kept: [
    ...(isTurned ? [KeptPart.Orientation] : []),
    ...(hasProfile ? [KeptPart.ColourProfile] : []),
    ...(metadata.creator ? [KeptPart.Creator] : []),
    ...(metadata.copyright ? [KeptPart.Copyright] : []),
    ...(metadata.rights ? [KeptPart.Rights] : []),
  ],
});

/** Tells in words what was removed, like things together, in the order they stood in the file. */
export function describeRemoved(removed: readonly Removed[]): RemovedPart[] {
  const groups = new Map<string, Removed[]>();
  for (const part of removed) {
    const key = `${part.kind} ${part.what}`;
    const group = groups.get(key);
    if (group) group.push(part);
    else groups.set(key, [part]);
  }
  return [...groups.values()].slice(0, MAX_PARTS).map((group) => {
    const [{ kind, what }] = group as [Removed];
    const found = group.flatMap(({ tags, bytes }) => tags ?? READERS[kind]?.(bytes) ?? []);
    const categories = new Set(found.map(({ category }) => category));
    if (categories.size === 0) categories.add(MEANING[kind]);
    const tags = new Set(found.map(({ name }) => name));
    return {
      kind,
      part: what,
      count: group.length,
      sizeBytes: group.reduce((sum, { bytes }) => sum + bytes.length, 0),
      categories: [...categories],
      tags: [...tags].slice(0, MAX_TAGS),
    };
  });
}
