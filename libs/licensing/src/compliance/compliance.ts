import type { Reason } from '../compatibility/reason.js';
import type { ReleaseProfile } from '../release/release-profile.js';
import { type GroupVerdict, ReleaseSolver } from '../release/release-solver.js';
import { type CheckCode, COMPLIANCE_CHECKS, type ComplianceCheck, complianceCheck } from './check-catalogue.js';
import type { ComplianceFacts, Finding } from './compliance-facts.js';
import { databaseFinding, ITEM_CHECKS, shippedTexts } from './item-checks.js';

/** A check with what came of it. */
export interface CheckedItem extends ComplianceCheck, Finding {}

/** Which check a rule of the engine belongs to. */
const CHECK_OF_RULE: Readonly<Record<string, CheckCode>> = {
  no_license: 'C01',
  unreadable_expression: 'C01',
  unknown_license: 'C02',
  class_of_profile: 'C11',
  field_of_use: 'C11',
  not_stated: 'C11',
  attribution_only: 'C11',
  adapters_chart: 'C11',
  non_commercial: 'C12',
  no_derivatives: 'C13',
  no_derivatives_training: 'C14',
  share_alike_elements: 'C15',
  share_alike_earlier_version: 'C15',
  share_alike_1_0: 'C15',
  no_compatible_license: 'C15',
  gpl_not_to_cc: 'C15',
  remix_chart: 'C16',
  database_share_alike: 'C17',
  odbl_share_alike: 'C17',
  database_not_shareable: 'C17',
  opted_out: 'C22',
};

/** The check that a reason of the engine speaks about. */
export function checkOfRule({ rule }: Reason, profile: ReleaseProfile): CheckCode {
  const code = CHECK_OF_RULE[rule] ?? 'C11';
  // In one work it is another part that share-alike collides with, not a licence somebody chose.
  return code === 'C15' && profile.question === 'adaptation' ? 'C16' : code;
}

const RELEASE_CHECKS: readonly CheckCode[] = ['C11', 'C12', 'C13', 'C14', 'C15', 'C16'];

/** What the solver said about the selection that an item is part of. */
export interface SolvedItem {
  readonly verdict: GroupVerdict | undefined;
  readonly license: string | null;
}

/**
 * All 27 checks of one item, in order, for a release under a profile.
 * @param solved what came of the whole selection; without it the item is looked at alone
 */
export function checkItem(
  facts: ComplianceFacts,
  profile: ReleaseProfile,
  solved: SolvedItem = alone(facts, profile),
): CheckedItem[] {
  return COMPLIANCE_CHECKS.map((check) => ({ ...check, ...findingFor(check.code, facts, profile, solved) }));
}

function alone({ license }: ComplianceFacts, profile: ReleaseProfile): SolvedItem {
  const solution = new ReleaseSolver(profile).solve([{ license, count: 1 }]);
  return { verdict: solution.verdicts[0], license: solution.license };
}

/** Facts by which groups of items are told apart besides their licence, because they keep items in. */
export interface BlockingFacts {
  readonly isOptedOut: boolean;
  readonly databaseLicense: string | null;
}

/** What speaks against a group whatever its licence is. */
export function blockersOf({ isOptedOut, databaseLicense }: BlockingFacts, profile: ReleaseProfile): Reason[] {
  const database = databaseFinding({ databaseLicense }, profile.isCommercial, profile.license);
  return [...(isOptedOut ? [OPTED_OUT] : []), ...(database.status === 'failed' ? (database.because ?? []) : [])];
}

const OPTED_OUT: Reason = {
  rule: 'opted_out',
  clause: 'Somebody who may says no; any signal that refuses prevails over all that allow',
  source: complianceCheck('C22').source,
};

/** Whether nothing that blocks has failed. What was not checked blocks nothing, and is not called passed either. */
export const mayLeave = (checks: readonly CheckedItem[]): boolean =>
  checks.every(({ severity, status }) => severity !== 'blocking' || status !== 'failed');

function findingFor(
  code: CheckCode,
  facts: ComplianceFacts,
  profile: ReleaseProfile,
  { verdict, license }: SolvedItem,
): Finding {
  const check = ITEM_CHECKS[code];
  if (check) return check(facts);
  if (code === 'C17') return databaseFinding(facts, profile.isCommercial, license);
  if (RELEASE_CHECKS.includes(code)) return releaseFinding(code, profile, verdict);
  return shippedTexts(facts, profile);
}

function releaseFinding(code: CheckCode, profile: ReleaseProfile, verdict: GroupVerdict | undefined): Finding {
  if (!verdict || verdict.because.some((reason) => ['C01', 'C02'].includes(checkOfRule(reason, profile)))) {
    return { status: 'not_applicable', detail: 'There is no licence to ask.' };
  }
  const against = verdict.allowed ? [] : verdict.because.filter((reason) => checkOfRule(reason, profile) === code);
  if (against.length > 0) {
    return { status: 'failed', detail: against.map(({ clause }) => clause).join('; '), because: against };
  }
  if (code === 'C16' && profile.question !== 'adaptation') {
    return { status: 'not_applicable', detail: `In the profile ${profile.name} items do not become one work.` };
  }
  return { status: 'passed', detail: `Nothing speaks against it in the profile ${profile.name}.` };
}

export { complianceCheck };
