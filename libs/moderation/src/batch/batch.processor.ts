import type { BatchId } from '@odr/kernel';
import { HandlesJob, RunsEvery, type JobOf } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { BatchRepository } from './batch.repository.js';
import { BatchRunner } from './batch.runner.js';
import { BatchService } from './batch.service.js';

/** After this long another job has its turn. */
const SLICE_MS = 10_000;
const TEND_EVERY_MS = 60_000;
const QUIET_MS = 120_000;
const FORGET_EVERY_MS = 60 * 60_000;

/** Takes batches on; where one stands is what its rows say. */
@Injectable()
export class BatchProcessor {
  constructor(
    private readonly runner: BatchRunner,
    private readonly batches: BatchService,
    private readonly rows: BatchRepository,
  ) {}

  @HandlesJob('moderation.run_batch')
  async run({ data }: Pick<JobOf<'moderation.run_batch'>, 'data'>): Promise<void> {
    const id = data.batchId as BatchId;
    const until = Date.now() + SLICE_MS;
    while (await this.runner.step(id)) {
      if (Date.now() < until) continue;
      await this.batches.goOn(id);
      return;
    }
  }

  /** Picks up batches whose job was lost for good. */
  @RunsEvery(TEND_EVERY_MS, 'moderation.tend_batches')
  async tend(): Promise<void> {
    for (const id of await this.rows.forgotten(QUIET_MS)) await this.batches.goOn(id);
  }

  /** Plans hold what people wrote and what was found; those that came to nothing are not kept. */
  @RunsEvery(FORGET_EVERY_MS, 'moderation.forget_plans')
  async forgetPlans(): Promise<void> {
    await this.rows.forgetPlans();
  }
}
