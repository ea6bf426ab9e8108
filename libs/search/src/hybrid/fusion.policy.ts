import { ARMS, type Arm } from '../search.policy.js';

/** How well contents fit, by one arm's own measure; where it has no rank it was only asked about a hit of another arm. */
export interface ArmScore {
  readonly id: string;
  readonly raw: number;
  readonly rank: number | null;
}

export interface WeightedArm {
  readonly arm: Arm;
  readonly weight: number;
  readonly scores: readonly ArmScore[];
  /** The raw score that stands for "nothing to do with it": a lower one counts as this, and so does a hit that the arm cannot judge. */
  readonly floor?: number;
}

/** What one arm adds to the score of one hit. */
export interface ArmPart {
  readonly arm: Arm;
  /** Null where the arm cannot judge, as captions of a picture that has none. */
  readonly raw: number | null;
  readonly rank: number | null;
  readonly normalised: number;
  readonly weight: number;
  readonly contribution: number;
}

export interface FusedHit {
  readonly id: string;
  readonly score: number;
  /** Add up to the score. */
  readonly parts: readonly ArmPart[];
}

/**
 * Weighted sum of scores, best first; ties by id, so that pages are stable. Each arm's scores are divided by its best, so that
 * words and cosines are of one size: what an arm is sure of counts more than what it merely ranks first, which ranks alone
 * (reciprocal rank fusion) can't tell. An arm that judges by vectors has a floor: without it, a picture that only its name tells
 * of would stand below any that a caption faintly resembles.
 */
export function fuse(arms: readonly WeightedArm[]): FusedHit[] {
  const ids = new Set(arms.flatMap(({ scores }) => scores.map(({ id }) => id)));
  const parts = new Map<string, ArmPart[]>([...ids].map((id) => [id, []]));
  for (const arm of arms.toSorted((a, b) => ARMS.indexOf(a.arm) - ARMS.indexOf(b.arm))) {
    const partOf = arms.length === 1 ? plainly(arm) : normalised(arm);
    const known = new Map(arm.scores.map((score) => [score.id, score]));
    for (const id of arm.floor === undefined ? known.keys() : ids) parts.get(id)?.push(partOf(known.get(id)));
  }
  return [...parts]
    .map(([id, each]) => ({ id, score: sum(each), parts: each }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

type PartOf = (score: ArmScore | undefined) => ArmPart;

/** Alone, an arm's scores stay as they are. */
const plainly =
  ({ arm, weight }: WeightedArm): PartOf =>
  (score) => {
    const raw = score?.raw ?? 0;
    return { arm, raw, rank: score?.rank ?? null, normalised: raw, weight, contribution: weight * raw };
  };

function normalised({ arm, weight, scores, floor = 0 }: WeightedArm): PartOf {
  const best = scores.reduce((most, { raw }) => Math.max(most, raw), floor);
  return (score) => {
    const share = best > 0 ? Math.max(score?.raw ?? floor, floor) / best : 0;
    const [raw, rank] = [score?.raw ?? null, score?.rank ?? null];
    return { arm, raw, rank, normalised: share, weight, contribution: weight * share };
  };
}

const sum = (parts: readonly ArmPart[]): number => parts.reduce((total, { contribution }) => total + contribution, 0);
