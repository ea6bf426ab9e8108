export {
  AttributionFormat,
  type AttributionRecord,
  attributionHtml,
  attributionMarkdown,
  attributionRecord,
  attributionText,
  type CreditedWork,
} from './attribution.js';
export { LicenseClass } from './license-classes.js';
export { type License, licenseById, LICENSES } from './license-catalogue.js';
export { chosenLicenses, verdictOf } from './license-expression.js';
export {
  type LicenseClaim,
  type LicenseProblemCode,
  type NormalisedLicense,
  normaliseLicense,
} from './license.normaliser.js';
export { LicensingHttpModule } from './licensing-http.module.js';
