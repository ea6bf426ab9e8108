import { Injectable } from '@nestjs/common';
import type { ContentCondition } from '@odr/content';
import type { TextEngine } from '@odr/embedding';
import type { ContentId } from '@odr/kernel';
import { BoundedReads, type Bounds } from '../bounds.js';
import { searchConfig } from '../search.config.js';
import { TEXT_WINDOW, VECTOR_WINDOW, type Arm, type SearchMode } from '../search.policy.js';
import type { TextQuery } from '../text/query-term.js';
import { TextReader } from '../text/text.reader.js';
import { wordsOf } from '../text/words.policy.js';
import { fuse, type ArmScore, type FusedHit, type WeightedArm } from './fusion.policy.js';
import { LEARNED_WEIGHTS } from './learned-weights.data.js';
import type { Limits } from './limits.js';
import { floorOf, planRanking, type RankingPlan, type RankingQuestion, type RankingSaid } from './ranking.policy.js';
import { hasAnswered, VectorArms, type MissingArm, type VectorAnswer } from './vector-arms.service.js';

/** So many of the best hits by words are also asked for by vectors: what fits both should not miss half of its score. */
const COMPLETED = 200;

export interface RankingRequest {
  readonly text: string;
  readonly query: TextQuery;
  readonly mode?: SearchMode;
  readonly engine?: string;
  readonly where: ContentCondition;
  readonly bounds: Bounds;
}

/** Who is going to be asked. */
export interface PreparedRanking {
  readonly question: RankingQuestion & { readonly engines: readonly TextEngine[] };
  readonly plan: RankingPlan;
  /** Whether nothing but words will be ranked and counted, whatever the arms say. */
  readonly isByWordsAlone: boolean;
}

/** An arm of the search that took part. */
export interface AskedArm {
  readonly arm: Arm;
  readonly engine: string | null;
  readonly plan: 'exact' | 'hnsw' | null;
  readonly hits: number;
}

export interface RankedHits {
  readonly hits: readonly FusedHit[];
  readonly ranking: RankingSaid;
  readonly arms: readonly AskedArm[];
  readonly missing: readonly MissingArm[];
  /** Whether every vector was compared; undefined when vectors took no part. */
  readonly exact?: boolean;
  /** Whether there may be hits beyond those that are ranked. */
  readonly isFull: boolean;
  /** What vectors find under another condition; nothing when they took no part. */
  readonly vectorIdsUnder: (where: ContentCondition) => Promise<readonly string[]>;
}

/** Asks the arms of a search and puts what they say into one order. */
@Injectable()
export class RankingService {
  private readonly config = searchConfig();

  constructor(
    private readonly texts: TextReader,
    private readonly vectors: VectorArms,
    private readonly reads: BoundedReads,
  ) {}

  /** @throws EngineNotFound, InvalidRequest */
  async prepare({ query, mode, engine }: RankingRequest): Promise<PreparedRanking> {
    const engines = await this.vectors.engines(mode, engine);
    const question = { mode, isExact: query.phrases.length + query.excluded.length > 0, engines };
    const plan = planRanking(question, LEARNED_WEIGHTS);
    return { question, plan, isByWordsAlone: plan.ranking.by === 'text' };
  }

  /**
   * @throws whatever keeps all arms from answering when words are not to take part
   * @throws SearchTimedOut, SearchCancelled
   */
  async rank({ question, plan: asked }: PreparedRanking, request: RankingRequest): Promise<RankedHits> {
    const { text, query, mode, where } = request;
    // Meaning alone is worth waiting for; beside words it may not keep them waiting.
    const timeLimitMs = mode === 'vector' ? this.config.timeLimitMs : this.config.armTimeLimitMs;
    const limits: Limits = { timeLimitMs, signal: request.bounds.signal };
    const words = wordsOf(text).join(' ') || text;
    const [byText, answers] = await Promise.all([
      asked.weights.text === undefined
        ? []
        : this.reads.within(request.bounds, () => this.texts.hits(query, where, TEXT_WINDOW)),
      Promise.all(
        question.engines
          .filter(({ standsFor }) => asked.weights[standsFor] !== undefined)
          .map((engine) => this.vectors.ask(engine, words, where, floorOf(engine, LEARNED_WEIGHTS), limits)),
      ),
    ]);
    const missing = answers.filter((arm): arm is MissingArm => !hasAnswered(arm));
    const answered = answers.filter(hasAnswered);
    if (mode === 'vector' && answered.length === 0 && missing[0]) throw missing[0].error;
    // Weights hold for the arms they were learned with, so without one of them the others are weighed anew.
    const plan = missing.length > 0 ? planRanking({ ...question, engines: answered }, LEARNED_WEIGHTS) : asked;
    const textScores = byText.map(({ contentId, score }, at) => ({ id: contentId, raw: score, rank: at + 1 }));
    const taking = await this.completed(answered, textScores, plan, limits);
    return {
      hits: fuse(weighted(textScores, taking, plan)),
      ranking: plan.ranking,
      arms: armsOf(textScores, answered, plan),
      missing,
      ...(answered.length > 0 && plan.ranking.by !== 'text' ? { exact: answered.every(({ exact }) => exact) } : {}),
      isFull: byText.length >= TEXT_WINDOW || (mode === 'vector' && answered.some(isFull)),
      vectorIdsUnder: async (other) => {
        const each = await Promise.all(
          taking.map((answer) => this.vectors.idsUnder(answer, other, floorOf(answer, LEARNED_WEIGHTS), limits)),
        );
        return each.flat();
      },
    };
  }

  /** The answers of the vectors that take part, which also say how well the best hits by words fit. */
  private async completed(
    answered: readonly VectorAnswer[],
    byText: readonly ArmScore[],
    plan: RankingPlan,
    limits: Limits,
  ): Promise<VectorAnswer[]> {
    const taking = answered.filter(({ standsFor }) => plan.weights[standsFor] !== undefined);
    const ids = byText.slice(0, COMPLETED).map(({ id }) => id as ContentId);
    return Promise.all(taking.map((answer) => this.vectors.completed(answer, ids, limits)));
  }
}

const isFull = ({ scores }: VectorAnswer): boolean => scores.length >= VECTOR_WINDOW;

const weighted = (
  text: readonly ArmScore[],
  vectors: readonly VectorAnswer[],
  { weights }: RankingPlan,
): WeightedArm[] => [
  ...(weights.text === undefined ? [] : [{ arm: 'text' as const, weight: weights.text, scores: text }]),
  ...vectors.map((answer) => ({
    arm: answer.standsFor,
    weight: weights[answer.standsFor] ?? 0,
    scores: answer.scores,
    // Where nobody has measured it, what has nothing to do with it counts nothing.
    floor: Math.max(0, floorOf(answer, LEARNED_WEIGHTS)),
  })),
];

const armsOf = (text: readonly ArmScore[], answered: readonly VectorAnswer[], { weights }: RankingPlan): AskedArm[] => [
  ...(weights.text === undefined ? [] : [{ arm: 'text' as const, engine: null, plan: null, hits: text.length }]),
  ...answered
    .filter(({ standsFor }) => weights[standsFor] !== undefined)
    .map(({ standsFor, engine, exact, scores }) => ({
      arm: standsFor,
      engine: engine.name,
      plan: exact ? ('exact' as const) : ('hnsw' as const),
      hits: scores.length,
    })),
];
