import type { BacktestId, ContentId, RuleId } from '@odr/kernel';
import { Injectable } from '@nestjs/common';
import { RulePrograms } from '../language/rule-programs.js';
import { RuleRepository } from '../rule.repository.js';
import { BacktestRepository, type BacktestOrder, type SheetPlace } from './backtest.repository.js';
import { addSheet, closeContent, countUploader, emptyTally, type Tally } from './tally.policy.js';

const BATCH = 5_000;
/** Other live rules that the hits are compared with. */
const MAX_OTHERS = 20;

/** Says how far a backtest is. */
export type Progress = (done: number, total: number) => Promise<void>;

/** Lays one version of a rule on the facts as they were. Reads in batches and goes on after a crash from the last one. */
@Injectable()
export class BacktestService {
  constructor(
    private readonly backtests: BacktestRepository,
    private readonly rules: RuleRepository,
    private readonly programs: RulePrograms,
  ) {}

  async run(id: BacktestId, progress: Progress): Promise<void> {
    const order = await this.backtests.start(id);
    if (!order) return;
    const others = (await this.rules.running()).filter(
      ({ status, id: other }) => status === 'live' && other !== order.ruleId,
    );
    const replay = this.replayer(order, others.slice(0, MAX_OTHERS));
    const tally = order.tally ?? emptyTally();
    let { after } = order;
    for (;;) {
      const { last, isEnd } = await replay(tally, after);
      after = last ?? after;
      if (isEnd) await this.countUploaders(tally, [closeContent(tally)]);
      if (!(await this.backtests.keep(id, tally, after))) return;
      await progress(tally.sheets, Math.max(order.total, tally.sheets));
      if (isEnd) break;
    }
    await this.backtests.finish(id, 'done');
  }

  /** One batch: what it adds to the tally, and where it ended. */
  private replayer(order: BacktestOrder, others: readonly { readonly id: RuleId; readonly expression: string }[]) {
    const program = this.programs.of(order.expression);
    const rivals = others.map(({ id, expression }) => ({ id, program: this.programs.of(expression) }));
    return async (
      tally: Tally,
      after: SheetPlace | null,
    ): Promise<{ last: SheetPlace | undefined; isEnd: boolean }> => {
      const sheets = await this.backtests.page(order, after, BATCH);
      const matched = sheets.map((sheet) => {
        const answer = program(sheet.facts);
        const too = answer === true ? rivals.filter((rival) => rival.program(sheet.facts) === true) : [];
        return addSheet(tally, sheet, { answer, others: too.map(({ id }) => id) });
      });
      await this.countUploaders(tally, matched);
      const last = sheets.at(-1);
      return { last: last && { contentId: last.contentId, sheetId: last.id }, isEnd: sheets.length < BATCH };
    };
  }

  private async countUploaders(tally: Tally, matched: readonly (ContentId | undefined)[]): Promise<void> {
    const ids = matched.filter((id) => id !== undefined);
    for (const uploader of await this.backtests.uploadersOf(ids)) countUploader(tally, uploader);
  }
}
