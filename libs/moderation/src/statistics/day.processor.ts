import { HandlesJob, RunsEvery } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { DayCounter } from './day-counter.js';

const COUNT_EVERY_MS = 10 * 60_000;

@Injectable()
export class DayProcessor {
  constructor(private readonly counter: DayCounter) {}

  @HandlesJob('moderation.count_days')
  @RunsEvery(COUNT_EVERY_MS, 'moderation.count_days')
  async count(): Promise<void> {
    await this.counter.count();
  }
}
