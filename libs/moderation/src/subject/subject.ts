import type { SubjectType } from '@odr/contracts';

/** What a case, a report or an event is about. */
export interface Subject {
  readonly type: SubjectType;
  readonly id: string;
}
