import type { TextEngine } from '@odr/embedding';
import type { Arm, Ranking, SearchMode, VectorArm } from '../search.policy.js';
import type { LearnedWeights, WeightsFile } from './learned-weights.js';

export interface RankingSaid {
  readonly by: Ranking;
  /** Version of the learned weights; null where none were needed. */
  readonly weights: string | null;
  readonly reason: string | null;
}

/** Which arms a search asks, how much each counts, and why. */
export interface RankingPlan {
  readonly ranking: RankingSaid;
  /** Absent arms take no part. */
  readonly weights: Readonly<Partial<Record<Arm, number>>>;
}

export interface RankingQuestion {
  /** Undefined: what was measured to be best. */
  readonly mode: SearchMode | undefined;
  /** Whether it has phrases or exclusions, which vectors know nothing of. */
  readonly isExact: boolean;
  /** The engines that can answer. */
  readonly engines: readonly TextEngine[];
}

/** Where nothing was learned for the engines and hybrid is asked for all the same. */
const CUSTOMARY = { text: 0.7, captions: 0.3, pictures: 0.1 } as const satisfies Record<Arm, number>;

const TEXT_ALONE = { text: 1 } as const;

/**
 * Ranks by words unless hybrid has been measured to be better with these very engines: with equal weights, an arm of vectors
 * that is weaker than words made the first hit worse (Flickr8k: R@1 0.570 → 0.495).
 */
export function planRanking(question: RankingQuestion, file: WeightsFile): RankingPlan {
  const { mode, isExact, engines } = question;
  if (mode === 'text') return byText('Words alone were asked for.');
  if (mode === 'vector') return byVector(engines, file);
  if (isExact) return byText('Phrases and exclusions are matters of words.');
  if (engines.length === 0) return byText('No engine that reads words can answer now.');
  const fitting = file.learned.filter((each) => isAmong(each, engines)).toSorted((a, b) => sizeOf(b) - sizeOf(a));
  if (mode === undefined) return byMeasurement(fitting, file.version);
  return byWish(engines, fitting[0], file.version);
}

/** The similarity below which a hit of this engine is none; without one that was measured, whatever is nearest is a hit. */
export const floorOf = ({ engine, standsFor }: TextEngine, { learned }: WeightsFile): number =>
  learned.find(({ engines }) => engines[standsFor] === nameOf(engine))?.floors[standsFor] ?? -Infinity;

/** Whether every figure says that hybrid is better; one that may be chance is none. */
export const isBetter = ({ gains }: LearnedWeights): boolean =>
  gains.of.length > 0 && gains.of.every(({ low }) => low > 0);

function byMeasurement(fitting: readonly LearnedWeights[], version: string): RankingPlan {
  const best = fitting.find(isBetter);
  if (best) return { ranking: { by: 'hybrid', weights: version, reason: gainOf(best) }, weights: best.weights };
  return byText(
    fitting.length > 0
      ? 'With these engines hybrid was not measured to be better than words alone.'
      : 'With these engines hybrid has not been measured.',
  );
}

/** Hybrid because it is asked for: learned weights as far as there are some, customary ones for the rest. */
function byWish(engines: readonly TextEngine[], learned: LearnedWeights | undefined, version: string): RankingPlan {
  const others = engines.filter(({ standsFor }) => learned?.engines[standsFor] === undefined);
  const names = others.map(({ engine }) => engine.name).join(' and ');
  const reasons = [
    ...(learned ? [gainOf(learned)] : []),
    ...(others.length > 0 ? [`No weights were learned for ${names}; customary ones are used.`] : []),
  ];
  return {
    ranking: { by: 'hybrid', weights: learned ? version : null, reason: reasons.join(' ') },
    weights: { ...(learned?.weights ?? { text: CUSTOMARY.text }), ...ofEngines(others, CUSTOMARY) },
  };
}

const byText = (reason: string): RankingPlan => ({
  ranking: { by: 'text', weights: null, reason },
  weights: TEXT_ALONE,
});

function byVector(engines: readonly TextEngine[], file: WeightsFile): RankingPlan {
  const learned = file.learned.find((each) => isAmong(each, engines) && sizeOf(each) === engines.length);
  const weights = engines.length === 1 ? ofEngines(engines, { captions: 1, pictures: 1 }) : undefined;
  return {
    ranking: {
      by: 'vector',
      weights: weights === undefined && learned ? file.version : null,
      reason: 'Meaning alone was asked for.',
    },
    weights: weights ?? ofEngines(engines, learned?.weights ?? CUSTOMARY),
  };
}

const ofEngines = (
  engines: readonly TextEngine[],
  weights: Readonly<Partial<Record<Arm, number>>>,
): Partial<Record<VectorArm, number>> =>
  Object.fromEntries(engines.map(({ standsFor }) => [standsFor, weights[standsFor] ?? 0]));

/** What was measured holds for this version of the engine only. */
const nameOf = ({ name, version }: TextEngine['engine']): string => `${name}@${version}`;

const sizeOf = ({ engines }: LearnedWeights): number => Object.keys(engines).length;

const isAmong = (learned: LearnedWeights, engines: readonly TextEngine[]): boolean =>
  Object.entries(learned.engines).every(([arm, name]) =>
    engines.some(({ engine, standsFor }) => standsFor === arm && nameOf(engine) === name),
  );

const ALONE: Readonly<Record<Arm, string>> = {
  text: 'words alone',
  captions: 'the meaning of captions alone',
  pictures: 'what pictures show alone',
};

/** @example 'Measured on Flickr8k test (1,013 queries): R@10 +0.030 (0.015 to 0.046) over words alone.' */
function gainOf({ gains }: LearnedWeights): string {
  const each = gains.of.map(
    ({ measure, value, low, high }) => `${measure} ${signed(value)} (${low.toFixed(3)} to ${high.toFixed(3)})`,
  );
  return `Measured on ${gains.set} (${gains.queries.toLocaleString('en')} queries): ${each.join(', ')} over ${ALONE[gains.over]}.`;
}

const signed = (value: number): string => `${value < 0 ? '' : '+'}${value.toFixed(3)}`;
