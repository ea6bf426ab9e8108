import { createHash, randomBytes } from 'node:crypto';
import { ANONYMOUS_SCOPE } from '@odr/access';
import { ReportSource, SubjectType } from '@odr/contracts';
import { newId, type PublicNoticeId, type ReportId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { CaseOpener } from '../case/case-opener.js';
import type { FiledNoticeResponse, FileNoticeRequest, NoticeStatusResponse } from '../dto/public-notice.dto.js';
import { ModerationEventRepository } from '../event/moderation-event.repository.js';
import { SYSTEM } from '../event/moderation-events.js';
import { MAX_REPORTED_PRIORITY } from '../report/accuracy.policy.js';
import { ReportRepository } from '../report/report.repository.js';
import type { Subject } from '../subject/subject.js';
import { SubjectLookup } from '../subject/subject.lookup.js';
import { NoticeLetters } from './notice-letters.js';
import { NoticeNotFound, NoticeSubjectNotFound } from './notice.errors.js';
import { GROUNDS, isComplete, locationOf, WEIGHT_OF_NOTICE } from './notice.policy.js';
import { NoticeRepository } from './notice.repository.js';

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Objections of people without an account: to the moderators a report like any other, to the sender a link that tells what became of it. */
@Injectable()
export class NoticeService {
  constructor(
    private readonly db: Database,
    private readonly notices: NoticeRepository,
    private readonly letters: NoticeLetters,
    private readonly reports: ReportRepository,
    private readonly cases: CaseOpener,
    private readonly events: ModerationEventRepository,
    private readonly subjects: SubjectLookup,
  ) {}

  /** @throws NoticeSubjectNotFound for what is hidden from strangers as for what is not there */
  async file(request: FileNoticeRequest): Promise<FiledNoticeResponse> {
    const subject = await this.found(request.location);
    const id = newId<PublicNoticeId>();
    const token = randomBytes(32).toString('base64url');
    const sealedContact = await this.letters.seal(id, { name: request.name, email: request.email, token });
    await this.db.transaction(async () => {
      const reportId = await this.report(id, subject, request);
      await this.notices.insert({
        id,
        reportId,
        tokenSha256: hashOf(token),
        ground: request.ground,
        location: request.location,
        sealedContact,
        isComplete: isComplete(request.ground, request.name, request.email),
      });
      if (request.email !== undefined) await this.letters.acknowledge(request.email, token);
    });
    return { ...(await this.status(token)), token };
  }

  /** @throws NoticeNotFound */
  async status(token: string): Promise<NoticeStatusResponse> {
    const notice = await this.notices.byToken(hashOf(token));
    if (notice === undefined) throw new NoticeNotFound();
    return notice;
  }

  private async found(text: string): Promise<Subject> {
    const location = locationOf(text);
    if (location === undefined) throw new NoticeSubjectNotFound();
    if (location.kind === 'sha256') {
      const id = await this.notices.publishedWith(location.sha256);
      if (id === undefined) throw new NoticeSubjectNotFound();
      return { type: SubjectType.Content, id };
    }
    if (!(await this.subjects.isVisible(ANONYMOUS_SCOPE, location.subject))) throw new NoticeSubjectNotFound();
    return location.subject;
  }

  private async report(
    id: PublicNoticeId,
    subject: Subject,
    { ground, explanation }: FileNoticeRequest,
  ): Promise<ReportId> {
    const { reason, severity } = GROUNDS[ground];
    const placed = await this.cases.weigh(
      {
        subject,
        family: 'reports',
        urgency: { severity, priority: WEIGHT_OF_NOTICE },
        cause: { kind: 'notice', id, reporter: 'public' },
        actor: SYSTEM,
      },
      MAX_REPORTED_PRIORITY,
    );
    if (placed === undefined) throw new NoticeSubjectNotFound();
    const { id: caseId, severity: now, priority } = placed;
    const reportId = await this.reports.insert({
      subject,
      reporterId: null,
      source: ReportSource.Notice,
      reason,
      description: explanation,
      caseId,
    });
    if (reportId === undefined) throw new Error('A report without a reporter was taken for a duplicate.');
    const payload = { caseId, reportId, reason, severity: now, priority };
    await this.events.append([{ type: 'report_filed', subject, actor: { kind: 'human', id: null }, payload }]);
    return reportId;
  }
}
