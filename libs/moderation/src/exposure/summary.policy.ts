import type { ExposureSummaryDayResponse } from './dto/exposure-summary.response.dto.js';
import { scoreOf } from './exposure.policy.js';
import type { TeamDayOfExposure } from './exposure.reader.js';

/** Of fewer people no sum is told: it would be about persons. */
export const FEWEST_PEOPLE = 3;

/** Days with the sums and means of everybody, without a day that would tell about somebody. */
export function summaryOf(rows: readonly TeamDayOfExposure[]): ExposureSummaryDayResponse[] {
  return [...new Set(rows.map(({ day }) => day))]
    .map((day) => {
      const parts = rows.filter((row) => row.day === day);
      const people = new Set(parts.map(({ userId }) => userId)).size;
      const score = scoreOf(parts);
      return {
        day,
        people,
        cases: parts.reduce((sum, { cases }) => sum + cases, 0),
        score: Math.round(score),
        meanScore: Math.round(score / people),
      };
    })
    .filter(({ people }) => people >= FEWEST_PEOPLE);
}
