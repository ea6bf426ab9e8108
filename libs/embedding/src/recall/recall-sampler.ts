import { Injectable, Logger } from '@nestjs/common';
import { parameters } from '@odr/content';
import { newId } from '@odr/kernel';
import { Database } from '@odr/platform';
import type { Nearest, NearestQuery } from '../nearest/nearest.js';
import { recallConfig } from './recall.config.js';
import { RecallRepository } from './recall.repository.js';

/** However much is asked, a process takes one sample in this time, and no more wait than can be checked in some minutes. */
const EVERY_MS = 1_000;
const MOST_WAITING = 60;

/** Takes a share of the live answers of indexes aside, to be checked against exact search. Nobody waits for it. */
@Injectable()
export class RecallSampler {
  private readonly log = new Logger(RecallSampler.name);
  private notBefore = 0;

  constructor(
    private readonly db: Database,
    private readonly samples: RecallRepository,
  ) {}

  /** @returns what tests wait for */
  async offer(query: NearestQuery, answer: Nearest): Promise<void> {
    // Inside a caller's transaction the answer may rest on what nobody else sees.
    if (answer.exact || this.db.inTransaction || !this.isDue()) return;
    const { values, bind } = parameters();
    try {
      const condition = query.where(bind);
      const answered = answer.items.map(({ contentId }) => contentId);
      const asked = { engineId: query.engine.id, vector: query.vector, wanted: query.limit };
      await this.samples.keep({ id: newId(), ...asked, condition, conditionValues: values, answered }, MOST_WAITING);
    } catch (error) {
      // A sample less; the answer it is about is on its way.
      this.log.warn({ err: error }, 'sample of recall not kept');
    }
  }

  private isDue(): boolean {
    if (Math.random() >= recallConfig().sampleRate || performance.now() < this.notBefore) return false;
    this.notBefore = performance.now() + EVERY_MS;
    return true;
  }
}
