import type { Orientation, PairReason } from '@odr/contracts';

import type { Content } from '../../shared/data-content/content.js';
import { turnWord } from '../../shared/data-content/relation.js';
import { plural } from '../../shared/util-format/format.js';

export interface Cluster {
  readonly id: string;
  readonly version: number;
  readonly size: number;
  readonly reasons: readonly PairReason[];
  readonly preview: readonly Content[];
  readonly createdAt: string;
}

export interface Member {
  readonly content: Content;
  readonly annotations: number;
  readonly sources: readonly string[];
  readonly authors: readonly string[];
}

/** Left, top, right, bottom, in shares of the picture. */
export type Box = readonly [number, number, number, number];

export interface Evidence {
  readonly bits?: number;
  readonly cosine?: number;
  readonly orientation?: Orientation;
  readonly same?: number;
  readonly boxOfFirst?: Box;
  readonly boxOfSecond?: Box;
}

export interface Pair {
  readonly firstId: string;
  readonly secondId: string;
  readonly reason: PairReason | null;
  readonly evidence: Evidence;
}

export type KeeperReason =
  'whole_picture' | 'open_license' | 'most_pixels' | 'least_compressed' | 'most_annotations' | 'oldest';

export interface ClusterDetail {
  readonly id: string;
  readonly version: number;
  readonly reasons: readonly PairReason[];
  readonly members: readonly Member[];
  readonly pairs: readonly Pair[];
  readonly suggestion: { readonly contentId: string; readonly because: readonly KeeperReason[] } | null;
}

export interface Decision {
  readonly version: number;
  readonly keep: readonly string[];
  readonly remove: readonly string[];
  readonly notDuplicates: readonly (readonly [string, string])[];
}

export interface Resolution {
  readonly id: string;
  readonly kept: readonly string[];
  readonly removed: readonly string[];
  readonly merged: readonly { readonly annotations: number; readonly sources: number; readonly authors: number }[];
  readonly undoableUntil: string;
}

export { reasonWord } from '../../shared/data-content/relation.js';

/** Reasons that make clusters, for the filter. */
export const COPY_REASONS: readonly PairReason[] = [
  'identical',
  'reencoded',
  'resized',
  'recoloured',
  'flipped_or_rotated',
  'cropped',
  'bordered',
  'captioned',
];

const KEEPER_WORDS: Readonly<Record<KeeperReason, string>> = {
  whole_picture: 'shows the whole picture',
  open_license: 'has an open licence',
  most_pixels: 'has the most pixels',
  least_compressed: 'is compressed least',
  most_annotations: 'has the most annotations',
  oldest: 'was here first',
};

/** "has the most pixels and was here first" */
export function keeperWords(because: readonly KeeperReason[]): string {
  const parts = because.map((reason) => KEEPER_WORDS[reason]);
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** What two members have to do with each other: "87 % of the picture, rotated 90°, 4 bits apart". */
export function evidenceWords({ reason, evidence }: Pair): string {
  const parts: string[] = [];
  const share = Math.min(areaOf(evidence.boxOfFirst), areaOf(evidence.boxOfSecond));
  if (reason === 'cropped') parts.push(`${Math.round(share * 100)} % of the picture`);
  if (reason === 'bordered' || reason === 'captioned') parts.push(`picture fills ${Math.round(share * 100)} %`);
  const turn = turnWord(evidence.orientation ?? 'none');
  if (turn) parts.push(turn);
  if (evidence.same !== undefined && reason !== 'identical')
    parts.push(`${Math.round(evidence.same * 100)} % the same`);
  if (evidence.bits !== undefined && reason !== 'identical') parts.push(plural(evidence.bits, 'bit') + ' apart');
  return parts.join(', ');
}

const areaOf = (box: Box | undefined): number => (box ? (box[2] - box[0]) * (box[3] - box[1]) : 1);

export const pairOf = (pairs: readonly Pair[], a: string, b: string): Pair | undefined =>
  pairs.find(({ firstId, secondId }) => (firstId === a && secondId === b) || (firstId === b && secondId === a));

/** What applying the decision does, in counts, before it is done. */
export function consequence(members: readonly Member[], { keep, remove, notDuplicates }: Decision): string {
  const going = members.filter(({ content }) => remove.includes(content.id));
  const parts = [`${plural(keep.length, 'picture')} stay`.replace('1 picture stay', '1 picture stays')];
  if (going.length > 0) {
    const [annotations, sources] = [
      going.reduce((sum, member) => sum + member.annotations, 0),
      new Set(going.flatMap((member) => member.sources)).size,
    ];
    const moving = [annotations && plural(annotations, 'annotation'), sources && plural(sources, 'source')].filter(
      Boolean,
    );
    parts.push(`${plural(going.length, 'copy', 'copies')} ${going.length === 1 ? 'goes' : 'go'}`);
    parts.push(moving.length > 0 ? `${moving.join(' and ')} move to what stays` : 'nothing else is lost');
  }
  if (notDuplicates.length > 0) parts.push(`${plural(notDuplicates.length, 'pair')} never proposed again`);
  return `${parts.join('; ')}.`;
}
