/** All categories together, as the templates write it. */
export const TOTAL = 'TOTAL';

const category = (name: string): string => `STATEMENT_CATEGORY_${name}`;

/** What goes against our own terms and against nothing that has a category of its own. */
const OTHER = category('OTHER_VIOLATION_TC');

/**
 * The Commission's categories of 1 July 2025, by the beginning of our policies' codes; the first that fits counts. What breaks a
 * law that is not named falls under speech: there is no category for other laws any more.
 */
const CATEGORIES: readonly (readonly [string, string])[] = [
  ['illegal.minors', category('PROTECTION_OF_MINORS')],
  ['illegal.', category('ILLEGAL_OR_HARMFUL_SPEECH')],
  ['license.', category('INTELLECTUAL_PROPERTY_INFRINGEMENTS')],
  ['optout.', category('INTELLECTUAL_PROPERTY_INFRINGEMENTS')],
  ['privacy.', category('DATA_PROTECTION_AND_PRIVACY_VIOLATIONS')],
  ['terms.violence', category('VIOLENCE')],
  ['terms.hateful', category('ILLEGAL_OR_HARMFUL_SPEECH')],
];

/** @param policy its code, '' for none */
export const categoryOf = (policy: string): string =>
  CATEGORIES.find(([start]) => policy.startsWith(start))?.[1] ?? OTHER;

const CATEGORY_OF_REASON: Readonly<Record<string, string>> = {
  privacy: category('DATA_PROTECTION_AND_PRIVACY_VIOLATIONS'),
  copyright: category('INTELLECTUAL_PROPERTY_INFRINGEMENTS'),
};

/** Of what somebody says in a notice; most reasons name no law. */
export const categoryOfReason = (reason: string): string =>
  CATEGORY_OF_REASON[reason] ?? category('NOT_SPECIFIED_NOTICE');

/** Codes of policies that are about law rather than about our own terms; PostgreSQL reads it the same way. */
export const LAW = /^(illegal|license|privacy|optout)[.]/;
export const isLaw = (policy: string): boolean => LAW.test(policy);
