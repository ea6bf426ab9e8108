import { Clock } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { DayRepository } from './day.repository.js';

const DAY_MS = 86_400_000;
/** A first count of years is cut into pieces, so that no transaction is long. */
const DAYS_AT_ONCE = 30;

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
export const dayAfter = (day: string, days = 1): string =>
  dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS));

/** Keeps the daily figures in step with the event log. */
@Injectable()
export class DayCounter {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly days: DayRepository,
  ) {}

  /** Counts what may have changed: today, the day before, and whatever was never counted. */
  async count(): Promise<void> {
    const end = dayAfter(dayOf(this.clock.now()));
    let from = await this.days.firstUncounted();
    while (from !== undefined && from < end) {
      const to = [dayAfter(from, DAYS_AT_ONCE), end].sort()[0] ?? end;
      const start = from;
      await this.db.transaction(async () => {
        await this.days.recount(start, to);
        await this.days.noteCount();
      });
      from = to;
    }
  }
}
