import type { DecisionId, ReportId } from '@odr/kernel';
import type { SettledCase } from '../case/case.repository.js';
import type { StatusStep } from '../subject/subject.service.js';
import type { Course } from './course.policy.js';
import type { HeldCase } from './held-case.repository.js';

/** A case with everything that its decision brought about. */
export interface DecidedCase {
  readonly course: Course;
  readonly before: HeldCase;
  readonly theCase: SettledCase;
  readonly decisionId: DecisionId;
  readonly step: StatusStep;
  readonly reportIds: readonly ReportId[];
}
