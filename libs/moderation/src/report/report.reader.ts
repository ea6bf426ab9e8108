import type { NoticeData } from '@odr/contracts';
import { toPage, type Page, type ReportId, type UserId } from '@odr/kernel';
import { Database, type UncountedPageQuery } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { ReportResponse } from '../dto/report.response.dto.js';
import { positionOf } from '../position.policy.js';

type ReportRow = Omit<ReportResponse, 'createdAt' | 'closedAt'> & {
  readonly createdAt: Date;
  readonly closedAt: Date | null;
};

type ReportNews = NoticeData['report.resolved'] & { readonly reporterId: UserId | null };

const REPORT = `(SELECT d.public_note FROM moderation_decision d WHERE d.id = r.decision_id) AS "publicNote", r.id, r.subject_type AS "subjectType", r.subject_id AS "subjectId", r.reason, r.description, r.state, r.outcome,
  r.created_at AS "createdAt", r.closed_at AS "closedAt"`;

/** Reports as their own reporter sees them. */
@Injectable()
export class ReportReader {
  constructor(private readonly db: Database) {}

  /** Newest first. */
  async mine(reporter: UserId, { limit, cursor }: UncountedPageQuery): Promise<Page<ReportResponse>> {
    const after = positionOf(cursor, ['uuid']);
    const rows = await this.db.query<ReportRow>(
      `SELECT ${REPORT} FROM report r WHERE r.reporter_id = $1 ${after.length > 0 ? 'AND r.id < $3::uuid' : ''}
        ORDER BY r.id DESC LIMIT $2`,
      [reporter, limit + 1, ...after],
    );
    const page = toPage(rows, limit, ({ id }) => [id]);
    return { ...page, items: page.items.map(toReport) };
  }

  async byId(reporter: UserId, id: ReportId): Promise<ReportResponse | undefined> {
    const [row] = await this.db.query<ReportRow>(
      `SELECT ${REPORT} FROM report r WHERE r.reporter_id = $1 AND r.id = $2`,
      [reporter, id],
    );
    return row && toReport(row);
  }

  /** What to tell its reporter; undefined while it is open. */
  async outcomeOf(id: ReportId): Promise<ReportNews | undefined> {
    const [row] = await this.db.query<ReportNews>(
      `SELECT r.id AS "reportId", r.reporter_id AS "reporterId", r.subject_type AS "subjectType", r.subject_id AS "subjectId", r.outcome
         FROM report r WHERE r.id = $1 AND r.outcome IS NOT NULL`,
      [id],
    );
    return row;
  }
}

const toReport = (row: ReportRow): ReportResponse => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  closedAt: row.closedAt?.toISOString() ?? null,
});
