import { Injectable } from '@nestjs/common';
import { JobQueue, RunsEvery } from '@odr/platform';

import { AgreementMeter } from './agreement.meter.js';
import { AgreementRepository } from './agreement.repository.js';

const EVERY_MS = 5 * 60_000;
/** After this long another job has its turn. */
const SLICE_MS = 20_000;
/** People who correct what they see look again after a while, not at once. */
const SHORTEST_WAIT_MS = 1_000;

/** Keeps the figures of agreement current, a slice at a time. */
@Injectable()
export class AgreementProcessor {
  constructor(
    private readonly meter: AgreementMeter,
    private readonly agreement: AgreementRepository,
    private readonly jobs: JobQueue,
  ) {}

  @RunsEvery(EVERY_MS, 'annotation.measure_agreement')
  async measure(): Promise<void> {
    const until = Date.now() + SLICE_MS;
    while (await this.meter.compareChanged()) {
      if (Date.now() >= until) return this.goOn(0);
    }
    for (const { sourceId, afterMs } of await this.agreement.changedSources()) {
      if (afterMs > 0) return this.goOn(Math.max(afterMs, SHORTEST_WAIT_MS));
      await this.meter.measure(sourceId);
      if (Date.now() >= until) return this.goOn(0);
    }
  }

  private async goOn(afterMs: number): Promise<void> {
    await this.jobs.add('annotation.measure_agreement', {}, { dedupeKey: 'annotation.measure_agreement', afterMs });
  }
}
