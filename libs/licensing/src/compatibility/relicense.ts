import { LicenseClass } from '../license-classes.js';
import { isPublicDomain, isSubset, type LicenseTerms } from './license-terms.js';
import { type Answer, forbidden, permitted, recommended } from './reason.js';
import { RULES } from './rules.js';

const CDLA = 'CDLA-Permissive-2.0';

/**
 * May an adaptation of work under `from` be given the licence `to`? Creative Commons' adapter's chart, its rules about
 * versions, and the few bridges to other families that somebody entitled to has declared. What nobody has stated is
 * forbidden.
 */
export function relicense(from: LicenseTerms, to: LicenseTerms): Answer {
  if (from.class === LicenseClass.Unclassified) return forbidden(RULES.unknownLicense(from));
  if (from.class === LicenseClass.UseRestricted) return forbidden(RULES.fieldOfUse(from));
  if (from.elements?.has('ND')) return forbidden(RULES.noDerivatives(from));
  if (isPublicDomain(from)) return fromPublicDomain(from, to);
  if (from.id === to.id) return recommended(RULES.sameLicense(from), ...duties(from));
  if (to.class === LicenseClass.Unclassified) return forbidden(RULES.unknownLicense(to));
  if (isLaterTextOf(to, from) && from.orLater) return recommended(RULES.versionUp(from, to), ...duties(from));
  if (from.elements === undefined) return forbidden(RULES.notStated(from, to));
  if (from.elements.has('SA')) return fromShareAlike(from, to);
  return fromAttribution(from, from.elements, to);
}

/** May a model that was trained on it, or another result, be given any licence? Only the CDLA answers this itself. */
export const licenseResults = (from: LicenseTerms): Answer =>
  from.id === CDLA || isPublicDomain(from)
    ? recommended(from.id === CDLA ? RULES.cdlaResults() : RULES.publicDomain(from))
    : forbidden(RULES.notStated(from, from));

const fromPublicDomain = (from: LicenseTerms, to: LicenseTerms): Answer =>
  recommended(to.id === CDLA && from.id === 'CC0-1.0' ? RULES.cdlaFromPublicDomain() : RULES.publicDomain(from));

function fromShareAlike(from: LicenseTerms, to: LicenseTerms): Answer {
  if (from.family === 'cc') return fromCreativeShareAlike(from, to);
  if (from.id === 'LAL-1.3' && to.id === 'CC-BY-SA-4.0') return recommended(RULES.freeArt(), ...duties(from));
  if (from.family === 'GPL' && to.family === 'cc') return forbidden(RULES.gplNeverBack());
  return forbidden(RULES.noCompatibleLicense(from, to));
}

function fromCreativeShareAlike(from: LicenseTerms, to: LicenseTerms): Answer {
  if (to.family !== 'cc') {
    if (from.id !== 'CC-BY-SA-4.0') return forbidden(RULES.noCompatibleLicense(from, to));
    if (to.id === 'LAL-1.3') return recommended(RULES.freeArt(), ...duties(from));
    if (/^GPL-3\.0(-only|-or-later)?$/.test(to.id)) return recommended(RULES.gplOneWay(), ...duties(from));
    return forbidden(RULES.noCompatibleLicense(from, to));
  }
  const hasSameElements =
    from.elements !== undefined &&
    to.elements !== undefined &&
    isSubset(from.elements, to.elements) &&
    isSubset(to.elements, from.elements);
  if (!hasSameElements) return forbidden(RULES.shareAlikeElements(from, to));
  if (from.version < 2) return forbidden(RULES.shareAlikeFirst(from));
  // A port of the same version counts as the same version.
  if (to.version < from.version) return forbidden(RULES.shareAlikeEarlier(from, to));
  return recommended(RULES.shareAlikeLater(from, to), ...duties(from));
}

function fromAttribution(
  from: LicenseTerms,
  elements: NonNullable<LicenseTerms['elements']>,
  to: LicenseTerms,
): Answer {
  if (from.id === CDLA) return recommended(RULES.cdlaOutward(), 'license_text');
  if (to.id === CDLA && from.id === 'CC-BY-4.0') return recommended(RULES.cdlaFromCcBy(), ...duties(from));
  const rule = from.family === 'cc' && to.family === 'cc' ? RULES.adaptersChart : RULES.attributionOnly;
  // Whoever keeps to the new licence keeps to the old one too: that is what makes a cell green instead of yellow.
  return to.elements !== undefined && isSubset(elements, to.elements)
    ? recommended(rule(from, to), ...duties(from))
    : permitted(rule(from, to), ...duties(from), 'mark_parts');
}

const isLaterTextOf = (to: LicenseTerms, from: LicenseTerms): boolean =>
  to.family === from.family && to.version >= from.version && sameElements(to, from);

const sameElements = (a: LicenseTerms, b: LicenseTerms): boolean =>
  a.elements === undefined || b.elements === undefined
    ? a.elements === b.elements
    : isSubset(a.elements, b.elements) && isSubset(b.elements, a.elements);

/** What somebody who passes the work on has to do in any case. */
export const duties = ({ elements }: LicenseTerms): string[] => [
  ...(elements?.has('BY') ? ['attribution', 'license_notice', 'mark_changes'] : []),
  ...(elements?.has('SA') ? ['share_alike'] : []),
];
