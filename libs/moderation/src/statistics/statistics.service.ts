import { mayDo, type Principal } from '@odr/access';
import { Clock, csvOf } from '@odr/kernel';
import { publicUrl } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type {
  ModerationStatsResponse,
  StatisticsQuery,
  TimedTallyResponse,
  TransparencyReportResponse,
} from '../dto/statistics.dto.js';
import { periodOf } from '../quality/period.policy.js';
import { dayAfter, dayOf } from './day-counter.js';
import { DayRepository, type DayCount } from './day.repository.js';
import { StatisticsReader, type Times } from './statistics.reader.js';
import { tally, total, type Tally } from './statistics.policy.js';
import { transparencyRows } from './transparency.policy.js';

const DAY_HEAD = ['day', 'measure', 'queue', 'detail', 'policy', 'moderator', 'count', 'seconds'] as const;
const REPORT_HEAD = [
  ...['applicability', 'service', 'reporting_period_start', 'reporting_period_end'],
  ...['part', 'indicator', 'scope', 'value', 'note'],
];

/** Whole days; `end` is the first that does not count. */
interface Days {
  readonly from: string;
  readonly to: string;
  readonly end: string;
}

/** What moderation did, added up from the daily counts of the event log. */
@Injectable()
export class StatisticsService {
  constructor(
    private readonly clock: Clock,
    private readonly days: DayRepository,
    private readonly reader: StatisticsReader,
  ) {}

  /** Leads see every moderator by name, others themselves. @throws InvalidRequest */
  async stats(query: StatisticsQuery, actor: Principal): Promise<ModerationStatsResponse> {
    const { from, to, end } = this.daysOf(query);
    const [rows, times] = [await this.days.read(from, end), await this.reader.times(from, end)];
    const timed = (kind: Times['kind'], one: Tally): TimedTallyResponse => {
      const found = times.find((time) => time.kind === kind && time.key === one.key);
      return { ...one, p50Seconds: found?.p50 ?? null, p90Seconds: found?.p90 ?? null };
    };
    const moderators = tally(seenBy(rows, actor), ({ moderator }) => moderator || undefined);
    const names = await this.reader.namesOf(moderators.map(({ key }) => key));
    return {
      from,
      to,
      asOf: await this.days.countedAt(),
      total: timed('all', total(rows)),
      days: tally(rows, ({ day }) => day),
      queues: tally(rows, ({ queue }) => queue || undefined).map((one) => timed('queue', one)),
      policies: tally(rows, ({ policy }) => policy || undefined),
      actions: tally(rows, ({ measure, detail }) => (measure === 'decided' ? detail : undefined)),
      reasons: tally(rows, ({ measure, detail }) => (measure === 'reported' ? detail : undefined)),
      moderators: moderators.map((one) => ({ ...timed('moderator', one), name: names.get(one.key) ?? '' })),
    };
  }

  /** The daily counts themselves; of moderators those that the caller may see. @throws InvalidRequest */
  async statsAsCsv(query: StatisticsQuery, actor: Principal): Promise<string> {
    const { from, end } = this.daysOf(query);
    const rows = await this.days.read(from, end);
    const seen = new Set(seenBy(rows, actor));
    const moderatorOf = (row: DayCount): string => (seen.has(row) ? row.moderator : '');
    return csvOf(
      DAY_HEAD,
      rows.map((row) => DAY_HEAD.map((key) => (key === 'moderator' ? moderatorOf(row) : row[key]))),
    );
  }

  /** @throws InvalidRequest */
  async report(query: StatisticsQuery): Promise<TransparencyReportResponse> {
    const { from, to, end } = this.daysOf(query);
    const [rows, times] = [await this.days.read(from, end), await this.reader.times(from, end)];
    const circumstances = {
      medianSeconds: times.find(({ kind }) => kind === 'all')?.p50 ?? null,
      medianNoticeSeconds: times.find(({ kind, key }) => kind === 'queue' && key === 'reports')?.p50 ?? null,
      medianAppealSeconds: await this.reader.medianAppealSeconds(from, end),
      suspensions: await this.reader.suspensions(from, end),
    };
    const asOf = await this.days.countedAt();
    return { from, to, asOf, service: publicUrl(''), rows: transparencyRows(rows, circumstances) };
  }

  /** @throws InvalidRequest */
  async reportAsCsv(query: StatisticsQuery): Promise<string> {
    const { service, from, to, rows } = await this.report(query);
    return csvOf(
      REPORT_HEAD,
      rows.map(({ part, applicability, indicator, category, value, note }) => [
        ...[applicability, service, from, to],
        ...[part, indicator, category, value, note],
      ]),
    );
  }

  private daysOf({ from, to }: StatisticsQuery): Days {
    const end = dayAfter(to ?? dayOf(this.clock.now()));
    const period = periodOf({ ...(from !== undefined && { from }), to: `${end}T00:00:00Z` }, this.clock.now());
    return { from: dayOf(period.from), to: dayAfter(end, -1), end };
  }
}

const seenBy = (rows: readonly DayCount[], actor: Principal): readonly DayCount[] =>
  mayDo(actor, 'moderation.manage_quality') ? rows : rows.filter(({ moderator }) => moderator === actor.userId);
