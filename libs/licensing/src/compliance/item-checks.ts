import { termsOfId } from '../compatibility/license-terms.js';
import { databaseDuty } from '../compatibility/source-database.js';
import { licenseById } from '../license-catalogue.js';
import { LicenseClass } from '../license-classes.js';
import { chosenLicenses, idsOf, parseExpression } from '../license-expression.js';
import { normaliseLicense } from '../license.normaliser.js';
import { hasLicenseText } from '../license-texts.js';
import type { CheckCode } from './check-catalogue.js';
import type { ComplianceFacts, Finding } from './compliance-facts.js';

type Check = (facts: ComplianceFacts) => Finding;

const passed = (detail: string): Finding => ({ status: 'passed', detail });
const failed = (detail: string): Finding => ({ status: 'failed', detail });
const notApplicable = (detail: string): Finding => ({ status: 'not_applicable', detail });
const notChecked = (detail: string): Finding => ({ status: 'not_checked', detail });

const idsIn = ({ license }: ComplianceFacts): string[] => {
  const info = license === null ? undefined : parseExpression(license);
  return info ? idsOf(info) : [];
};
const isAsked = (facts: ComplianceFacts, condition: string): boolean =>
  idsIn(facts).some((id) => licenseById(id)?.conditions.includes(condition));

/** The checks that need nothing but the item; those about a release are in `release-checks`. */
export const ITEM_CHECKS: Readonly<Partial<Record<CheckCode, Check>>> = {
  C01: ({ license }) =>
    license !== null && parseExpression(license)
      ? passed(`The licence is ${license}.`)
      : failed('Nothing is stated that can be read as a licence.'),
  C02: (facts) => {
    const ids = idsIn(facts);
    if (ids.length === 0) return notApplicable('There is no licence to look at.');
    const unknown = ids.filter((id) => licenseById(id) === undefined);
    return unknown.length === 0
      ? passed(`${ids.join(', ')} name one text each.`)
      : failed(`${unknown.join(', ')} is not in the catalogue.`);
  },
  C03: ({ license, licenseUrl }) => {
    if (!licenseUrl) return notApplicable('No address is stated.');
    const { problem } = normaliseLicense({ license, licenseUrl });
    return problem?.code === 'contradictory' ? failed(problem.detail) : passed('They name the same licence.');
  },
  C04: ({ evidence }) => {
    if (evidence.count === 0) return failed('Nobody is on record as having said so.');
    return evidence.areHashed
      ? passed(`${evidence.count} dated with the hash of what was seen.`)
      : failed('A piece of evidence does not match its hash.');
  },
  C05: ({ license, sourceLicenses }) => {
    if (sourceLicenses === undefined || sourceLicenses.length === 0) {
      return notChecked('None of its sources names a licence where programs can read it.');
    }
    const other = sourceLicenses.filter((one) => one !== license);
    return other.length === 0
      ? passed('Its source names the same licence.')
      : failed(`Its source names ${other.join(', ')} now. What was granted stays granted.`);
  },
  C06: (facts) => {
    if (!isAsked(facts, 'attribution')) return notApplicable('The licence does not ask for it.');
    if (facts.creditRemoval.isAsked) return passed('The licensor does not wish to be named.');
    return facts.authorCount > 0 ? passed(`${facts.authorCount} named.`) : failed('Nobody is named.');
  },
  C07: (facts) => {
    const asks = idsIn(facts)
      .map((id) => termsOfId(id))
      .some(({ family, version, elements }) => family === 'cc' && version < 4 && elements?.has('BY'));
    if (!asks) return notApplicable('The licence does not ask for it.');
    return facts.title ? passed('The title is in the credit.') : failed('No title is given.');
  },
  C08: ({ copyrightNotice }) => {
    if (copyrightNotice === undefined) return notChecked('The file has not been read yet.');
    return copyrightNotice === null
      ? notApplicable('The file came without one.')
      : passed('The notice is in the published file.');
  },
  C09: ({ isChanged, listedChanges }) => {
    if (!isChanged) return notApplicable('What is published are the bytes as received.');
    return listedChanges.length > 0 ? passed(`Listed: ${listedChanges.join(', ')}.`) : failed('No change is listed.');
  },
  C10: ({ earlierChanges }) =>
    earlierChanges === undefined
      ? notChecked('Nobody has said whether the work was changed before it came here.')
      : passed(earlierChanges.length > 0 ? `Listed: ${earlierChanges.join(', ')}.` : 'It was not changed before.'),
  C18: ({ annotations }) => {
    if (annotations.count === 0) return notApplicable('It has no annotations.');
    return annotations.closed === 0
      ? passed(`${annotations.count} from openly licensed sources.`)
      : failed(`${annotations.closed} of ${annotations.count} come from a source that is not openly licensed.`);
  },
  C19: (facts) => {
    const isMarked = idsIn(facts).some((id) => /^(CC-PDM-1\.0|CC-PDDC|LicenseRef-omi-(pd-old|us-gov))$/.test(id));
    if (!isMarked) return notApplicable('Its licence is a grant or a waiver.');
    return facts.publicDomainReason ? passed(facts.publicDomainReason) : failed('No reason is on record.');
  },
  C20: ({ people }) => {
    if (people === undefined) return notChecked('Nothing and nobody has looked for people.');
    if (people === 'none') return passed('Nobody was found.');
    return people === 'released' ? passed('Its contributor declares releases.') : failed('People are shown.');
  },
  C21: ({ marks }) => {
    if (marks === undefined) {
      return notChecked(
        'No model tells marks and protected buildings reliably: its contributor can declare it, a moderator can label it.',
      );
    }
    if (marks === 'cleared') return passed('Its contributor declares that the use of what is shown is cleared.');
    return marks === 'none'
      ? passed('Its contributor declares that none are shown.')
      : failed('A mark or building was labelled.');
  },
  C22: ({ optOut }) => {
    if (optOut.signals.length === 0) return passed('No signal says no.');
    if (optOut.isOverridden) return passed(`${optOut.signals.join(', ')}, overridden by its rightsholder.`);
    return failed(`Signals: ${optOut.signals.join(', ')}.`);
  },
  C23: ({ stricterCopies }) => {
    if (stricterCopies === undefined) return notChecked('It has not been compared with other pictures yet.');
    return stricterCopies.length === 0
      ? passed('No copy has a stricter or older licence.')
      : failed(`Copies are held under ${stricterCopies.join(', ')}.`);
  },
  C24: ({ hasCertificate }) =>
    hasCertificate
      ? passed('It rests on an acceptance of the certificate of origin.')
      : failed('No acceptance is on record.'),
  C25: ({ creditRemoval }) => {
    if (!creditRemoval.isAsked) return notApplicable('Nobody asked not to be named.');
    return creditRemoval.isHonoured ? passed('The credit names nobody.') : failed('The credit still has names.');
  },
  C27: (facts) => {
    const ids = idsIn(facts);
    if (ids.length === 0) return notApplicable('There is no licence to read.');
    const missing = ids.filter((id) => !hasLicenseText(id));
    return missing.length === 0
      ? passed('Its text comes along.')
      : failed(`The text of ${missing.join(', ')} is not here.`);
  },
};

/**
 * What a release ships for an item: its profile's agreement, the text of each licence that is relied on, and a credit with a
 * licence notice. Every export writes exactly these.
 */
export function shippedTexts(facts: ComplianceFacts, { license }: { readonly license: string | null }): Finding {
  const relied = facts.license === null ? [] : chosenLicenses(facts.license).map(({ id }) => id);
  if (relied.length === 0) return notApplicable('There is no licence whose text could come along.');
  const needed = [...new Set(license === null ? relied : [...relied, license])];
  const missing = needed.filter((id) => !hasLicenseText(id));
  return missing.length === 0
    ? passed(`An export carries the text of ${needed.join(' and ')}, and the credit in a column and in ATTRIBUTION.md.`)
    : failed(`An export cannot carry the text of ${missing.join(', ')}, which is not here.`);
}

/** The second level: what the licence of the source's database means for a release under the European database right. */
export function databaseFinding(
  { databaseLicense }: Pick<ComplianceFacts, 'databaseLicense'>,
  isCommercial: boolean,
  releaseLicense: string | null,
): Finding {
  if (databaseLicense === undefined) return notChecked('Its source does not say which database it comes from.');
  if (databaseLicense === null) return notApplicable('It comes from no database.');
  // As if everything had been taken: whether a part is substantial nobody can say by counting.
  const duty = databaseDuty(termsOfId(databaseLicense), {
    isSubstantial: true,
    hasDatabaseRight: true,
    isCollective: false,
    isCommercial,
  });
  const isMet = duty.share !== 'forbidden' && (duty.share !== 'same_license' || duty.license === releaseLicense);
  return {
    ...(isMet
      ? passed(`The database is under ${databaseLicense}.`)
      : failed(`The database is under ${databaseLicense}.`)),
    because: duty.because,
  };
}

/** Whether an id stands for something more than attribution, for messages about copies. */
export const strictness = (license: string | null): number => {
  const info = license === null ? undefined : parseExpression(license);
  if (!info) return STRICT.length;
  return Math.max(...idsOf(info).map((id) => STRICT.indexOf(licenseById(id)?.class ?? LicenseClass.Unclassified)));
};

/** From what leaves users most freedom to what leaves none. */
const STRICT: readonly LicenseClass[] = [
  LicenseClass.PublicDomain,
  LicenseClass.Attribution,
  LicenseClass.Software,
  LicenseClass.ShareAlike,
  LicenseClass.NonCommercial,
  LicenseClass.NoDerivatives,
  LicenseClass.UseRestricted,
  LicenseClass.Unclassified,
];
