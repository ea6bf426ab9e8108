import { Injectable, Logger } from '@nestjs/common';
import { allOf, type ContentCondition } from '@odr/content';
import type { EmbeddingEngine } from '@odr/entities';
import type { ContentId } from '@odr/kernel';
import { RunsEvery } from '@odr/platform';
import { EngineRepository } from '../engine.repository.js';
import { NearestReader } from '../nearest/nearest.reader.js';
import { checkAnswer, type CheckedAnswer } from './recall.policy.js';
import { RecallRepository, type WaitingSample } from './recall.repository.js';

const EVERY_MS = 60_000;
/** One after the other, with a rest between: people who search come first. */
const AT_ONCE = 20;
const REST_MS = 500;
const TIME_LIMIT_MS = 30_000;

/** Asks again, exactly, what an index has answered, and counts how much of it was right. */
@Injectable()
export class RecallCheck {
  private readonly log = new Logger(RecallCheck.name);

  constructor(
    private readonly engines: EngineRepository,
    private readonly reader: NearestReader,
    private readonly samples: RecallRepository,
  ) {}

  @RunsEvery(EVERY_MS, 'search.check_recall')
  async run(): Promise<void> {
    await this.samples.prune();
    for (let done = 0; done < AT_ONCE; done++) {
      const sample = await this.samples.take();
      if (!sample) return;
      await this.check(sample).catch((error: unknown) => {
        // Its engine may be gone since, or a value does not survive being kept; the next sample will do.
        this.log.warn({ engineId: sample.engineId, err: error }, 'sample of recall not checked');
      });
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
    }
  }

  /** @returns undefined when nothing can be said: what was answered has changed since, or there was nothing to find */
  async check(sample: WaitingSample): Promise<CheckedAnswer | undefined> {
    const engine = await this.engines.get(sample.engineId);
    const asThen = allOf(replayed(sample), writtenBefore(sample.answeredAt));
    const [exact, answered] = [
      await this.distances(engine, sample, asThen),
      await this.distances(engine, sample, allOf(asThen, among(sample.answered))),
    ];
    if (answered.length < sample.answered.length) return undefined;
    const checked = checkAnswer(exact, answered);
    if (checked) await this.samples.record(engine.id, checked);
    return checked;
  }

  private async distances(
    engine: EmbeddingEngine,
    { vector, wanted }: WaitingSample,
    where: ContentCondition,
  ): Promise<number[]> {
    const question = { engine, vector, limit: wanted, where, timeLimitMs: TIME_LIMIT_MS };
    const rows = await this.reader.within(question, (ask) => ask.exact());
    return rows.map(({ distance }) => distance);
  }
}

/** The condition as it stood in the statement, its values bound anew. */
export const replayed =
  ({ condition, conditionValues }: Pick<WaitingSample, 'condition' | 'conditionValues'>): ContentCondition =>
  (bind) => {
    const placeholders = new Map<string, string>();
    return condition.replaceAll(/\$(\d+)/g, (asked, place: string) => {
      const placeholder = placeholders.get(asked) ?? bind(conditionValues[Number(place) - 1]);
      placeholders.set(asked, placeholder);
      return placeholder;
    });
  };

/** What came later the index could not have found. `e` is the embedding in every exact statement. */
const writtenBefore =
  (time: Date): ContentCondition =>
  (bind) =>
    `e.created_at <= ${bind(time)}`;

const among =
  (ids: readonly ContentId[]): ContentCondition =>
  (bind) =>
    `c.id = ANY(${bind(ids)}::uuid[])`;
