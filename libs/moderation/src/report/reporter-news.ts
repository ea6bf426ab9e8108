import type { EventId, ReportId } from '@odr/kernel';
import { Notices } from '@odr/notification';
import { Database, HandlesEvent, type EventOf } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { NoticeLetters } from '../notice/notice-letters.js';
import { ReportReader } from './report.reader.js';

/** Tells people what became of their reports. An event that comes twice tells once. */
@Injectable()
export class ReporterNews {
  constructor(
    private readonly db: Database,
    private readonly reports: ReportReader,
    private readonly notices: Notices,
    private readonly letters: NoticeLetters,
  ) {}

  @HandlesEvent('report.resolved')
  async onResolved({ id, data }: EventOf<'report.resolved'>): Promise<void> {
    const report = await this.reports.outcomeOf(data.reportId as ReportId);
    // A decision that was taken back meanwhile has no outcome; the next one will be told.
    if (report === undefined) return;
    const { reporterId, ...news } = report;
    if (reporterId === null) return this.letters.answer(news.reportId as ReportId, news.outcome, id as EventId);
    await this.db.transaction(() => this.notices.tell('report.resolved', [reporterId], news, { source: id }));
  }
}
