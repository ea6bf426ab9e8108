import type { Events } from '@odr/contracts';
import type { ReportId } from '@odr/kernel';

/** That these reports have found their end. */
export const resolved = (ids: readonly ReportId[]): Events['report.resolved'][] =>
  ids.map((reportId) => ({ reportId }));
