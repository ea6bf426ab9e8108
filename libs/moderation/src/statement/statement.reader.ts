import type { StatementOfReasons } from '@odr/contracts';
import { toPage, type DecisionId, type Page, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { appealConfig } from '../appeal/appeal.config.js';
import { APPEAL_STATE } from '../appeal/appeal.reader.js';
import { positionOf } from '../position.policy.js';
import type { ListStatementsQuery } from './dto/list-statements.query.dto.js';
import type { StatementResponse } from './dto/statement.response.dto.js';

type Times = 'decidedAt' | 'expiresAt' | 'endedAt' | 'appealUntil';
type StatementRow = Omit<StatementResponse, Times | 'appeal' | keyof StatementOfReasons | 'isAutomatedDetection'> & {
  readonly statement: StatementOfReasons;
  readonly decidedAt: Date;
  readonly expiresAt: Date | null;
  readonly endedAt: Date | null;
  readonly appealUntil: Date;
  readonly appeal: (NonNullable<StatementResponse['appeal']> & { readonly filedAt: string }) | null;
};

/** $1 is the person concerned, $2 the days that there are to appeal. */
const STATEMENT = `
  SELECT d.id, c.subject_type AS "subjectType", c.subject_id AS "subjectId", s.id AS "contentId", s.name, d.statement,
         d.decided_at AS "decidedAt", d.expires_at AS "expiresAt", d.reversed_at AS "endedAt",
         d.decided_at + make_interval(days => $2) AS "appealUntil",
         d.reversed_at IS NULL AND a.id IS NULL AND s.id IS NOT NULL
           AND d.decided_at + make_interval(days => $2) > now() AS "canAppeal",
         CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'state', ${APPEAL_STATE}, 'filedAt', a.filed_at,
              'resolvedAt', a.resolved_at, 'note', a.note, 'text', a.text) END AS appeal
    FROM moderation_decision d
    JOIN moderation_case c ON c.id = d.case_id
    LEFT JOIN annotation n ON c.subject_type = 'annotation' AND n.id = c.subject_id
    LEFT JOIN content s ON s.id = coalesce(n.content_id, c.subject_id) AND s.deleted_at IS NULL
    LEFT JOIN moderation_appeal a ON a.decision_id = d.id
   WHERE d.concerns = $1`;

/** What people are told about decisions against what they contributed. Who decided is nowhere in it. */
@Injectable()
export class StatementReader {
  private readonly windowDays = appealConfig().windowDays;

  constructor(private readonly db: Database) {}

  /** Latest first. */
  async page(concerns: UserId, { limit, cursor, contentId }: ListStatementsQuery): Promise<Page<StatementResponse>> {
    const after = positionOf(cursor, ['uuid']);
    const rows = await this.db.query<StatementRow>(
      `${STATEMENT} AND ($4::uuid IS NULL OR s.id = $4) ${after.length > 0 ? 'AND d.id < $5::uuid' : ''}
        ORDER BY d.id DESC LIMIT $3`,
      [concerns, this.windowDays, limit + 1, contentId ?? null, ...after],
    );
    const page = toPage(rows, limit, ({ id }) => [id]);
    return { ...page, items: page.items.map(toStatement) };
  }

  async byId(concerns: UserId, id: DecisionId): Promise<StatementResponse | undefined> {
    const [row] = await this.db.query<StatementRow>(`${STATEMENT} AND d.id = $3`, [concerns, this.windowDays, id]);
    return row && toStatement(row);
  }
}

const timeOf = (time: Date | string | null): string | null => (time === null ? null : new Date(time).toISOString());

const toStatement = ({ statement, appeal, ...row }: StatementRow): StatementResponse => ({
  ...row,
  ...statement,
  isAutomatedDetection: statement.detections.length > 0,
  decidedAt: row.decidedAt.toISOString(),
  appealUntil: row.appealUntil.toISOString(),
  expiresAt: timeOf(row.expiresAt),
  endedAt: timeOf(row.endedAt),
  appeal: appeal && {
    ...appeal,
    filedAt: new Date(appeal.filedAt).toISOString(),
    resolvedAt: timeOf(appeal.resolvedAt),
  },
});
