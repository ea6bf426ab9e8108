import { Injectable } from '@nestjs/common';
import { RunsEvery } from '@odr/platform';
import { MissRepository } from './miss.repository.js';

const EVERY_MS = 6 * 3_600_000;

@Injectable()
export class MissProcessor {
  constructor(private readonly misses: MissRepository) {}

  @RunsEvery(EVERY_MS, 'search.forget_misses')
  forget(): Promise<void> {
    return this.misses.prune();
  }
}
