import { createHash } from 'node:crypto';
import { proportion, type Proportion } from '../quality/proportion.policy.js';

/** What a person has said of a suggestion with a score. */
export interface Verdict {
  readonly score: number;
  /** Whether it was taken as it was: without a person, nobody would have corrected it. */
  readonly isUnchanged: boolean;
}

export interface WantedProof {
  readonly wantedPrecision: number;
  readonly wantedDecisions: number;
}

/** That suggestions from this score on are right as often as was asked. */
export interface Proof {
  readonly threshold: number;
  readonly precision: Proportion;
}

/** Recent decisions only: what went well a year ago does not cover up what goes wrong now. */
export const PROOF_WINDOW = 500;

/** Scores are tried in steps of a twentieth: more tries would find a lucky one. */
const STEPS = 20;

/**
 * The lowest score from which on the lower bound of the precision reaches what is wanted, over enough decisions.
 * @returns undefined where nothing proves it
 */
export function proofOf(
  verdicts: readonly Verdict[],
  { wantedPrecision, wantedDecisions }: WantedProof,
): Proof | undefined {
  for (let step = 0; step < STEPS; step++) {
    const threshold = step / STEPS;
    const above = verdicts.filter(({ score }) => score >= threshold);
    if (above.length < wantedDecisions) return undefined;
    const precision = proportion(above.filter(({ isUnchanged }) => isUnchanged).length, above.length);
    if (precision && precision.low >= wantedPrecision) return { threshold, precision };
  }
  return undefined;
}

/** Whether a suggestion goes to people as a control, decided by its id, so that asking again answers the same. */
export function isControl(id: string, controlShare: number): boolean {
  const drawn = createHash('sha256').update(id).digest().readUInt32BE(0) / 2 ** 32;
  return drawn < controlShare;
}
