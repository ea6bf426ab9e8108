import type { Arm, VectorArm } from '../search.policy.js';

/** A difference that was measured, with its 95 % interval (paired bootstrap over queries). */
export interface MeasuredGain {
  readonly measure: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How often the wanted picture is the first, how often among the first ten, and the mean of its inverse place. */
export interface Figures {
  readonly recall1: number;
  readonly recall10: number;
  readonly mrr: number;
}

/** How much each arm counts, learned for exactly these engines. */
export interface LearnedWeights {
  /** `name@version` of the engine of each arm of vectors. */
  readonly engines: Readonly<Partial<Record<VectorArm, string>>>;
  readonly weights: Readonly<Partial<Record<Arm, number>>>;
  /** Similarities below which a hit of an arm is none. */
  readonly floors: Readonly<Partial<Record<VectorArm, number>>>;
  /** What they were learned on. */
  readonly learnedOn: { readonly set: string; readonly queries: number };
  /** What they gain over the best of their arms alone, on queries that nothing was learned from. */
  readonly gains: {
    readonly set: string;
    readonly queries: number;
    readonly over: Arm;
    /** Of the resampling. */
    readonly seed: number;
    readonly resamples: number;
    readonly of: readonly MeasuredGain[];
  };
  /** What hybrid and its arms reach on the same queries. */
  readonly figures: Readonly<Partial<Record<Arm | 'hybrid', Figures>>>;
}

export interface WeightsFile {
  /** Changes with the figures; answers name it. */
  readonly version: string;
  readonly learned: readonly LearnedWeights[];
}
