/** How long an account has existed, so coarsely that nobody is found by it. */
export const ACCOUNT_AGES = ['under_a_day', 'under_a_week', 'under_a_month', 'under_a_year', 'over_a_year'] as const;
export type AccountAge = (typeof ACCOUNT_AGES)[number];

const BELOW_DAYS = [1, 7, 30, 365] as const;

/** @param days whole days since the account was made */
export function accountAgeOf(days: number): AccountAge {
  const step = BELOW_DAYS.findIndex((below) => days < below);
  return ACCOUNT_AGES[step] ?? 'over_a_year';
}
