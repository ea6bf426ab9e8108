import { Injectable } from '@nestjs/common';
import { assertUsable } from '../vector.policy.js';
import { noteIndexUse } from '../recall/index-use.js';
import { RecallSampler } from '../recall/recall-sampler.js';
import { FilterSizeReader, type FilterSize } from './filter-size.reader.js';
import type { Nearest, NearestQuery } from './nearest.js';
import { nearestConfig } from './nearest.config.js';
import { candidatesFor, isEnough, isWorthIt, matchingBeyond, secondTry } from './nearest.policy.js';
import { NearestReader, type AskNearest, type NearRow } from './nearest.reader.js';
import { VectorIndexReader } from './vector-index.reader.js';
import { similarityOf, type IndexForm } from './vector-space.policy.js';

/**
 * Finds nearest neighbours by the plan that fits the filter: where it leaves few rows they are all compared; else the index
 * proposes candidates, and the matching ones are ranked by their true distance; where too few match, all are compared after all.
 * Estimates choose the way only: a wrong one costs time, never a neighbour.
 */
@Injectable()
export class NearestService {
  constructor(
    private readonly indexes: VectorIndexReader,
    private readonly sizes: FilterSizeReader,
    private readonly reader: NearestReader,
    private readonly sampler: RecallSampler,
  ) {}

  /** @throws DimensionMismatch, SearchTimedOut, SearchCancelled */
  async nearest(query: NearestQuery): Promise<Nearest> {
    assertUsable(query.vector, query.engine.dimension, query.engine.metric);
    const { exactUpTo, timeLimitMs } = nearestConfig();
    const form = query.exact === true ? undefined : await this.indexFor(query, exactUpTo);
    const size = form && (await this.sizes.of(query.where));
    const nearest = await this.reader.within({ timeLimitMs, ...query }, async (ask) => {
      const near = form && size && (await this.cheaply(query, ask, form, size, exactUpTo));
      return near ?? answer(query, 'exact', await ask.exact());
    });
    if (!nearest.exact) {
      noteIndexUse(query.engine.id);
      void this.sampler.offer(query, nearest);
    }
    return nearest;
  }

  /** Undefined where there are so few vectors that nothing is gained by an index, or no index. */
  private async indexFor({ engine }: NearestQuery, exactUpTo: number): Promise<IndexForm | undefined> {
    const form = await this.indexes.usable(engine);
    return form && (await this.sizes.vectorsUpTo(engine, exactUpTo + 1)) > exactUpTo ? form : undefined;
  }

  /** @returns undefined when only comparing everything would be right */
  private async cheaply(
    query: NearestQuery,
    ask: AskNearest,
    form: IndexForm,
    size: FilterSize,
    exactUpTo: number,
  ): Promise<Nearest | undefined> {
    let { matching } = size;
    // Statistics are wrong by a factor of two easily; counting on costs less than a wrong plan.
    if (matching <= exactUpTo * 2) {
      const { counted, rows } = await ask.exactUpTo(exactUpTo);
      if (counted <= exactUpTo) {
        this.sizes.learn(query.where, counted);
        return answer(query, 'exact', rows);
      }
      matching = matchingBeyond(exactUpTo, size);
      this.sizes.learn(query.where, Math.max(matching, exactUpTo * 2 + 1));
    }
    return this.throughIndex(query, ask, form, { ...size, matching });
  }

  private async throughIndex(
    query: NearestQuery,
    ask: AskNearest,
    form: IndexForm,
    { matching, all }: FilterSize,
  ): Promise<Nearest | undefined> {
    let candidates: number | undefined = candidatesFor(query.limit, matching / all, form.kind);
    for (let tries = 0; tries < 2 && candidates !== undefined && isWorthIt(candidates, matching); tries++) {
      const rows = await ask.index(form, candidates, all);
      const { matched = 0, lost = 0 } = rows[0] ?? {};
      // The walk has ended in the wrong part of the graph; going on from there would only fill the page.
      if (lost > 0) return undefined;
      if (isEnough(matched, query.limit)) return answer(query, 'index', rows);
      candidates = secondTry(candidates, matched, query.limit, matching);
    }
    return undefined;
  }
}

function answer({ engine }: NearestQuery, plan: Nearest['plan'], rows: readonly NearRow[]): Nearest {
  const items = rows.map(({ contentId, distance }) => ({
    contentId,
    similarity: similarityOf(engine.metric, distance),
  }));
  return { items, plan, exact: plan === 'exact', engine };
}
