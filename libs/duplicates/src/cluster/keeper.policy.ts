import type { ContentId } from '@odr/kernel';
import type { PairEvidence } from '@odr/entities';
import type { PairReason } from '@odr/contracts';

/** What counts when one of several copies is to stay. */
export interface Candidate {
  readonly id: ContentId;
  readonly width: number;
  readonly height: number;
  readonly format: string;
  readonly sizeBytes: number;
  readonly hasOpenLicense: boolean;
  readonly annotations: number;
  readonly createdAt: string;
}

export interface CandidatePair {
  readonly firstId: ContentId;
  readonly secondId: ContentId;
  readonly reason: PairReason | null;
  readonly evidence: PairEvidence;
}

/** Why a copy is proposed to stay, the weightiest first. */
export const KEEPER_REASONS = [
  'whole_picture',
  'open_license',
  'most_pixels',
  'least_compressed',
  'most_annotations',
  'oldest',
] as const;
export type KeeperReason = (typeof KEEPER_REASONS)[number];

export interface Suggestion {
  readonly contentId: ContentId;
  /** In what it is better than some other and worse than none; never empty. */
  readonly because: KeeperReason[];
}

const LOSSLESS: ReadonlySet<string> = new Set(['png', 'tiff']);

/** Proposes the copy that loses least when the others go. */
export function suggestedKeeper(
  candidates: readonly Candidate[],
  pairs: readonly CandidatePair[],
): Suggestion | undefined {
  const spoiled = new Set(pairs.flatMap(spoiledOf));
  const measures: Readonly<Record<KeeperReason, (candidate: Candidate) => number>> = {
    whole_picture: ({ id }) => (spoiled.has(id) ? 0 : 1),
    open_license: ({ hasOpenLicense }) => (hasOpenLicense ? 1 : 0),
    most_pixels: ({ width, height }) => width * height,
    // Bytes a pixel say how much an encoder left; a lossless one left all.
    least_compressed: ({ format, sizeBytes, width, height }) =>
      LOSSLESS.has(format) ? Infinity : Math.round((sizeBytes / Math.max(1, width * height)) * 100),
    most_annotations: ({ annotations }) => annotations,
    oldest: ({ createdAt }) => -Date.parse(createdAt),
  };
  const [best] = [...candidates].sort((a, b) => {
    for (const reason of KEEPER_REASONS) {
      const [ofA, ofB] = [measures[reason](a), measures[reason](b)];
      if (ofA !== ofB) return ofB - ofA;
    }
    return a.id < b.id ? -1 : 1;
  });
  if (!best) return undefined;
  const because = KEEPER_REASONS.filter((reason) => {
    const own = measures[reason](best);
    const others = candidates.filter(({ id }) => id !== best.id).map(measures[reason]);
    return others.every((other) => other <= own) && others.some((other) => other < own);
  });
  return { contentId: best.id, because: because.length > 0 ? because : ['oldest'] };
}

/** Which of a pair shows less than the whole, or more than the picture. */
function spoiledOf({ firstId, secondId, reason, evidence }: CandidatePair): ContentId[] {
  const [first, second] = [areaOf(evidence.boxOfFirst), areaOf(evidence.boxOfSecond)];
  if (reason === 'cropped') return [first > second ? firstId : secondId];
  if (reason === 'bordered') return [first < second ? firstId : secondId];
  // Where words were laid over the picture both show all of it; the later one will be the one with the words.
  if (reason === 'captioned')
    return [first === second ? later(firstId, secondId) : first < second ? firstId : secondId];
  return [];
}

const later = (a: ContentId, b: ContentId): ContentId => (a > b ? a : b);

const areaOf = (box: PairEvidence['boxOfFirst']): number => (box ? (box[2] - box[0]) * (box[3] - box[1]) : 1);
