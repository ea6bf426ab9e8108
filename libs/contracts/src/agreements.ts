/** What people agree to before they contribute. The terms are asked for once there are some; a fresh system has none. */
export const AgreementKind = { Dco: 'dco', ContributionTerms: 'contribution_terms' } as const;
export type AgreementKind = (typeof AgreementKind)[keyof typeof AgreementKind];

export const AGREEMENT_NAMES: Readonly<Record<AgreementKind, string>> = {
  dco: 'Developer Certificate of Origin',
  contribution_terms: 'Contribution terms',
};

/** How an acceptance came about. */
export const AcceptanceMethod = {
  /** On a page of the console. */
  Console: 'console',
  /** By a program that acts for the person who signed it in. */
  Api: 'api',
  /** By an administrator, for an account that nobody signs in to. */
  OperatorOnBehalf: 'operator_on_behalf',
} as const;
export type AcceptanceMethod = (typeof AcceptanceMethod)[keyof typeof AcceptanceMethod];
