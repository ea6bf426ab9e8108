import { Injectable, Logger } from '@nestjs/common';
import type { ContentCondition } from '@odr/content';
import { EmbeddingLookup, type TextEngine } from '@odr/embedding';
import { DomainError, type ContentId } from '@odr/kernel';
import { InvalidRequest } from '@odr/platform';
import { VECTOR_WINDOW, type SearchMode, type VectorArm } from '../search.policy.js';
import type { ArmScore } from './fusion.policy.js';
import { withinLimit, type Limits } from './limits.js';

/** An arm that answered. */
export interface VectorAnswer extends TextEngine {
  readonly vector: ArrayLike<number>;
  readonly exact: boolean;
  /** Best first. */
  readonly scores: readonly ArmScore[];
}

/** An arm that was to take part and could not. */
export interface MissingArm {
  readonly arm: VectorArm;
  readonly engine: string;
  /** A problem code. */
  readonly code: string;
  readonly reason: string;
  /** For those who can't do without it. */
  readonly error: unknown;
}

/** Asks the engines which contents fit a question in words; an engine that is down or slow costs its own answer only. */
@Injectable()
export class VectorArms {
  private readonly log = new Logger(VectorArms.name);

  constructor(private readonly embeddings: EmbeddingLookup) {}

  /**
   * The engines that a search in this mode may ask.
   * @param name name or id of the only one that is wanted
   * @throws EngineNotFound, InvalidRequest when it does not read text
   */
  async engines(mode: SearchMode | undefined, name: string | undefined): Promise<TextEngine[]> {
    if (mode === 'text') return [];
    if (name === undefined) return this.embeddings.textEngines();
    const engine = await this.embeddings.getEngine(name);
    if (!engine.reads.includes('text')) {
      throw new InvalidRequest([{ path: 'engine', message: 'the engine does not read text', code: 'readsText' }]);
    }
    return [{ engine, standsFor: engine.type === 'content' ? 'pictures' : 'captions' }];
  }

  /** @throws SearchCancelled */
  async ask(
    engine: TextEngine,
    text: string,
    where: ContentCondition,
    floor: number,
    limits: Limits,
  ): Promise<VectorAnswer | MissingArm> {
    try {
      return await withinLimit(this.answer(engine, text, where, floor, limits), limits);
    } catch (error) {
      if (limits.signal?.aborted) throw error;
      return this.missing(engine, error);
    }
  }

  /** What is nearest to the same question under another condition. */
  async idsUnder(answer: VectorAnswer, where: ContentCondition, floor: number, limits: Limits): Promise<string[]> {
    const { scores } = await this.nearest(answer, answer.vector, where, floor, limits);
    return scores.map(({ id }) => id);
  }

  /** The answer with the similarity of further contents, which it may not have found but others have. */
  async completed(answer: VectorAnswer, ids: readonly ContentId[], limits: Limits): Promise<VectorAnswer> {
    const known = new Set(answer.scores.map(({ id }) => id));
    const further = ids.filter((id) => !known.has(id));
    if (further.length === 0) return answer;
    const where: ContentCondition = (bind) => `c.id = ANY(${bind(further)}::uuid[])`;
    const { engine, vector } = answer;
    try {
      const { items } = await withinLimit(
        this.embeddings.nearestContents({ ...limits, engine, vector, where, limit: further.length, exact: true }),
        limits,
      );
      const scores = items.map(({ contentId, similarity }) => ({ id: contentId, raw: similarity, rank: null }));
      return { ...answer, scores: [...answer.scores, ...scores] };
    } catch (error) {
      if (limits.signal?.aborted) throw error;
      this.log.warn({ err: error, engine: engine.name }, 'similarities of hits by words are left out');
      return answer;
    }
  }

  private async answer(
    engine: TextEngine,
    text: string,
    where: ContentCondition,
    floor: number,
    limits: Limits,
  ): Promise<VectorAnswer> {
    const vector = await this.embeddings.embedText(engine.engine, text);
    return this.nearest(engine, vector, where, floor, limits);
  }

  private async nearest(
    { engine, standsFor }: TextEngine,
    vector: ArrayLike<number>,
    where: ContentCondition,
    floor: number,
    limits: Limits,
  ): Promise<VectorAnswer> {
    const { items, exact } = await this.embeddings.nearestContents({
      ...limits,
      engine,
      vector,
      where,
      limit: VECTOR_WINDOW,
    });
    const scores = items
      .filter(({ similarity }) => similarity >= floor)
      .map(({ contentId, similarity }, at) => ({ id: contentId, raw: similarity, rank: at + 1 }));
    return { engine, standsFor, vector, exact, scores };
  }

  private missing({ engine, standsFor }: TextEngine, error: unknown): MissingArm {
    const isKnown = error instanceof DomainError;
    // Not foreseen, but no reason to withhold what words find.
    if (!isKnown) this.log.error({ err: error, engine: engine.name }, 'an arm of the search failed');
    return {
      arm: standsFor,
      engine: engine.name,
      code: isKnown ? error.code : 'service.internal',
      reason: isKnown ? error.message : 'Something went wrong on our side.',
      error,
    };
  }
}

/** Whether the arm answered. */
export const hasAnswered = (arm: VectorAnswer | MissingArm): arm is VectorAnswer => 'scores' in arm;
