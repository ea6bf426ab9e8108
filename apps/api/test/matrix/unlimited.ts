import { limitsConfig } from '@odr/platform';

/** Settings under which nobody meets a rate limit: for tests that ask thousands of times and are about something else. */
export const UNLIMITED: Readonly<Record<string, string>> = {
  RATE_LIMITS: Object.entries(limitsConfig({}).budgets)
    .flatMap(([name, budget]) =>
      Object.keys(budget)
        .filter((by) => by !== 'whenAway')
        .map((by) => `${name}.${by}=1000000/1`),
    )
    .join(' '),
};
