import type { BacktestId, ContentId } from '@odr/kernel';
import { HandlesEvent, HandlesJob, RunsEvery, type EventOf, type JobOf } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { RuleAlarmService } from './alarm/rule-alarm.service.js';
import { BacktestRepository } from './backtest/backtest.repository.js';
import { BacktestService } from './backtest/backtest.service.js';
import { FactSheetService } from './run/fact-sheet.service.js';
import { RuleEvaluationService } from './run/rule-evaluation.service.js';

const WATCH_EVERY_MS = 5 * 60_000;
const TEND_EVERY_MS = 60 * 60_000;
const MAX_ATTEMPTS = 3;

/** When rules look, are watched and are tried. */
@Injectable()
export class RuleProcessor {
  constructor(
    private readonly evaluation: RuleEvaluationService,
    private readonly backtests: BacktestService,
    private readonly repository: BacktestRepository,
    private readonly alarm: RuleAlarmService,
    private readonly sheets: FactSheetService,
  ) {}

  @HandlesEvent('content.scans_finished')
  onScansFinished({ data }: EventOf<'content.scans_finished'>): Promise<void> {
    return this.evaluation.evaluate(data.contentId as ContentId);
  }

  @HandlesJob('rule.backtest')
  async backtest({
    data,
    attempt,
    progress,
  }: Pick<JobOf<'rule.backtest'>, 'data' | 'attempt' | 'progress'>): Promise<void> {
    const id = data.backtestId as BacktestId;
    try {
      await this.backtests.run(id, progress);
    } catch (error) {
      // It goes on from its last batch; what fails again and again is not for the one who waits to watch.
      if (attempt >= MAX_ATTEMPTS) await this.repository.finish(id, 'failed', 'service.internal');
      throw error;
    }
  }

  @RunsEvery(WATCH_EVERY_MS, 'rule.watch')
  watch(): Promise<void> {
    return this.alarm.watch();
  }

  @RunsEvery(TEND_EVERY_MS, 'rule.tend_sheets')
  tendSheets(): Promise<void> {
    return this.sheets.tend();
  }
}
