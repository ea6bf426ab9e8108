import { JobQueue } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { FactLookup } from '../facts/fact.lookup.js';
import { FactSheetRepository } from './fact-sheet.repository.js';

const BATCH = 200;
const GO_ON_MS = 2_000;

/**
 * Gives a sheet to what came in before sheets were kept, newest first, once; and forgets what no backtest looks at any more.
 * Such sheets hold what is known today: a backtest over them sees the contributor's later history too.
 */
@Injectable()
export class FactSheetService {
  constructor(
    private readonly sheets: FactSheetRepository,
    private readonly facts: FactLookup,
    private readonly jobs: JobQueue,
  ) {}

  async tend(): Promise<void> {
    await this.sheets.prune();
    const before = await this.sheets.lookedThrough();
    if (before === null) return;
    const contents = await this.sheets.before(before, BATCH);
    for (const content of contents) {
      const facts = content.hasSheet ? undefined : await this.facts.gather(content.id);
      if (facts) await this.sheets.keepLate(content, facts);
    }
    const isEnd = contents.length < BATCH;
    await this.sheets.setLookedThrough(isEnd ? null : (contents.at(-1)?.createdAt ?? null));
    if (!isEnd) await this.jobs.add('rule.tend_sheets', {}, { dedupeKey: 'rule.tend_sheets', afterMs: GO_ON_MS });
  }
}
