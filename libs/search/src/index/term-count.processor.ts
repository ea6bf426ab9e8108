import { Injectable, Logger } from '@nestjs/common';
import { RunsEvery } from '@odr/platform';
import { TermCountRepository } from './term-count.repository.js';

/** Looking whether much has changed takes a quarter of a second for a million documents, counting a minute. */
const EVERY_MS = 60_000;

@Injectable()
export class TermCountProcessor {
  private readonly log = new Logger(TermCountProcessor.name);

  constructor(private readonly counts: TermCountRepository) {}

  @RunsEvery(EVERY_MS, 'search.count_terms')
  async count(): Promise<void> {
    const startedMs = performance.now();
    if (await this.counts.recountIfChanged())
      this.log.log({ tookMs: Math.round(performance.now() - startedMs) }, 'terms of the full-text index counted');
  }
}
