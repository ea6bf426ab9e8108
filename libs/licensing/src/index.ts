export {
  AttributionFormat,
  type AttributionRecord,
  attributionHtml,
  attributionMarkdown,
  attributionRecord,
  attributionText,
  type CreditedWork,
} from './attribution.js';
export { ATTRIBUTION_CSV_HEADER, attributionCsv, attributionCsvLine } from './attribution-csv.js';
export { attributionXmp } from './attribution-xmp.js';
export type { Answer, Reason, Standing } from './compatibility/reason.js';
export { ReasonResponse } from './dto/release-profile.response.dto.js';
export { LicenseClass } from './license-classes.js';
export { type License, licenseById, LICENSES } from './license-catalogue.js';
export { chosenLicenses, namesLicense, verdictOf } from './license-expression.js';
export {
  type LicenseClaim,
  type LicenseProblemCode,
  type NormalisedLicense,
  normaliseLicense,
} from './license.normaliser.js';
export { licenseTextOf } from './license-texts.js';
export { LicensingHttpModule } from './licensing-http.module.js';
export { type ReleaseProfile, ReleaseProfiles } from './release/release-profile.js';
export {
  closestProfile,
  type GroupVerdict,
  type LicenseConflict,
  type ReleaseGroup,
  type ReleaseSolution,
  ReleaseSolver,
} from './release/release-solver.js';
export { type CheckSeverity, COMPLIANCE_CHECKS, type ComplianceCheck } from './compliance/check-catalogue.js';
export {
  type BlockingFacts,
  blockersOf,
  type CheckedItem,
  checkItem,
  checkOfRule,
  complianceCheck,
  mayLeave,
} from './compliance/compliance.js';
export type { CheckStatus, ComplianceFacts } from './compliance/compliance-facts.js';
export { contradictsLicense, type HeldCopy } from './compliance/laundering.js';
export { plusDataMining } from './opt-out/plus-data-mining.js';
export { trainingMining } from './opt-out/training-mining.js';
export { combinedStance, refuses, type UsageSignal, type UsageStance } from './opt-out/usage-signal.js';
