export { deedName, deedUrl } from './creative-commons.js';
export { LicenseClass } from './license-classes.js';
export { type License, licenseById, LICENSES } from './license-catalogue.js';
export { chosenLicenses, verdictOf } from './license-expression.js';
export {
  type LicenseClaim,
  type LicenseProblemCode,
  type NormalisedLicense,
  normaliseLicense,
} from './license.normaliser.js';
