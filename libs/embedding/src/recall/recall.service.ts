import { Injectable } from '@nestjs/common';
import type { EngineId } from '@odr/kernel';
import { KeptBriefly } from '../nearest/kept-briefly.js';
import { EngineRepository } from '../engine.repository.js';
import { VectorIndexReader, type VectorIndex } from '../nearest/vector-index.reader.js';
import { summaryOf, type RecallSummary } from './recall.policy.js';
import { RecallRepository, type EngineDay } from './recall.repository.js';

/** Days that the rolling recall looks back. */
export const ROLLING_DAYS = 7;
/** Answers that have to be checked before their recall is told: fewer would say more about chance. */
export const LEAST_SAMPLES = 30;
const ROLLING_MS = 60_000;

/** How good the index of an engine has been lately, and day by day. */
export interface EngineRecall {
  readonly engineId: EngineId;
  readonly engine: string;
  readonly type: string;
  readonly dimension: number;
  readonly metric: string;
  readonly state: string;
  readonly index: VectorIndex | undefined;
  readonly rolling: RecallSummary;
  readonly days: readonly (RecallSummary & { readonly day: string })[];
}

/** Tells how much of what they should find searches through indexes do find. */
@Injectable()
export class RecallService {
  private readonly kept = new KeptBriefly<readonly EngineDay[]>(ROLLING_MS);

  constructor(
    private readonly engines: EngineRepository,
    private readonly indexes: VectorIndexReader,
    private readonly samples: RecallRepository,
  ) {}

  /** Every engine that has an index or was ever checked in these days. */
  async overview(back: number): Promise<EngineRecall[]> {
    const [engines, days] = await Promise.all([this.engines.list(), this.samples.days(back)]);
    const told = engines.map(async (engine): Promise<EngineRecall> => {
      const own = days.filter(({ engineId }) => engineId === engine.id);
      return {
        engineId: engine.id,
        engine: engine.name,
        type: engine.type,
        dimension: engine.dimension,
        metric: engine.metric,
        state: engine.state,
        index: (await this.indexes.all(engine)).find(({ isValid }) => isValid),
        rolling: summaryOf(await this.lately(engine.id)),
        days: own.map((day) => ({ day: day.day, ...summaryOf([day]) })),
      };
    });
    return (await Promise.all(told)).filter(({ index, days: checked }) => index ?? checked.length > 0);
  }

  /** The lowest rolling recall among engines; undefined while too few answers have been checked. A minute old at most. */
  async rolling(engineIds: Iterable<string>): Promise<RecallSummary | undefined> {
    const known: RecallSummary[] = [];
    for (const id of engineIds) {
      const summary = summaryOf(await this.lately(id));
      if (summary.samples < LEAST_SAMPLES) return undefined;
      known.push(summary);
    }
    return known.sort((a, b) => (a.mean ?? 0) - (b.mean ?? 0))[0];
  }

  private async lately(engineId: string): Promise<EngineDay[]> {
    const days = await this.kept.get('days', () => this.samples.days(ROLLING_DAYS));
    return days.filter((day) => day.engineId === engineId);
  }
}
