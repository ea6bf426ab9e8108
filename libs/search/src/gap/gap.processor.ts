import { Injectable } from '@nestjs/common';
import { RunsEvery } from '@odr/platform';
import { GapService } from './gap.service.js';

const DAY_MS = 24 * 3_600_000;

@Injectable()
export class GapProcessor {
  constructor(private readonly gaps: GapService) {}

  @RunsEvery(DAY_MS, 'search.find_gaps')
  find(): Promise<void> {
    return this.gaps.make();
  }
}
