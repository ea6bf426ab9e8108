import type { TeamScope } from '@odr/access';
import { parameters } from '@odr/content';
import type { SubjectType } from '@odr/contracts';
import type { CaseId, DecisionId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { subjectIsVisible } from '../case/case.visibility.js';

/** A case, as far as it takes to find what is near its subject. */
export interface JudgedItem {
  readonly id: CaseId;
  readonly family: string;
  readonly subjectType: SubjectType;
  readonly subjectId: string;
  readonly width: number | null;
  readonly height: number | null;
  /** The first verdict, where this is a second look that must not know it. */
  readonly unknownDecisionId: DecisionId | null;
}

@Injectable()
export class JudgedReader {
  constructor(private readonly db: Database) {}

  /** @returns undefined for what is absent, or about something the caller may not see */
  async find(scope: TeamScope, id: CaseId): Promise<JudgedItem | undefined> {
    const { values, bind } = parameters(id);
    const [row] = await this.db.query<JudgedItem>(
      `SELECT c.id, c.family, c.subject_type AS "subjectType", c.subject_id AS "subjectId", o.width, o.height,
              CASE WHEN c.purpose <> 'decide' THEN (c.cause->>'id')::uuid END AS "unknownDecisionId"
         FROM moderation_case c LEFT JOIN content o ON c.subject_type = 'content' AND o.id = c.subject_id
        WHERE c.id = $1 AND ${subjectIsVisible(scope)(bind)}`,
      values,
    );
    return row;
  }
}
