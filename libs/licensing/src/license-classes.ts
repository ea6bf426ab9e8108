/**
 * What kind of permission a licence gives. The first four allow anyone to use, change and share for any purpose
 * (the test of the Open Definition); `software` licences are open too, and rare on pictures.
 */
export const LicenseClass = {
  PublicDomain: 'public_domain',
  Attribution: 'attribution',
  ShareAlike: 'share_alike',
  Software: 'software',
  NonCommercial: 'non_commercial',
  NoDerivatives: 'no_derivatives',
  UseRestricted: 'use_restricted',
  Unclassified: 'unclassified',
} as const;
export type LicenseClass = (typeof LicenseClass)[keyof typeof LicenseClass];

const IDS_OF: readonly (readonly [LicenseClass, string])[] = [
  [LicenseClass.PublicDomain, 'CC0-1.0 CC-PDM-1.0 CC-PDDC PDDL-1.0 Unlicense 0BSD MIT-0 DL-DE-ZERO-2.0'],
  [LicenseClass.PublicDomain, 'LicenseRef-omi-us-gov LicenseRef-omi-pd-old'],
  [LicenseClass.Attribution, 'CDLA-Permissive-1.0 CDLA-Permissive-2.0 ODC-By-1.0 O-UDA-1.0 DL-DE-BY-2.0 etalab-2.0'],
  [LicenseClass.Attribution, 'OGL-UK-1.0 OGL-UK-2.0 OGL-UK-3.0 OGL-Canada-2.0 NLOD-1.0 NLOD-2.0 Apache-2.0 MIT'],
  [LicenseClass.Attribution, 'BSD-1-Clause BSD-2-Clause BSD-3-Clause'],
  [LicenseClass.ShareAlike, 'CC-SA-1.0 ODbL-1.0 CDLA-Sharing-1.0 LAL-1.2 LAL-1.3'],
  [LicenseClass.UseRestricted, 'C-UDA-1.0 LicenseRef-Unsplash LicenseRef-Pixabay LicenseRef-Pexels'],
];

const CLASSES = new Map(IDS_OF.flatMap(([kind, ids]) => ids.split(' ').map((id) => [id, kind] as const)));

const CC_ELEMENTS = /^(?:LicenseRef-)?CC-((?:BY|NC|ND|SA)(?:-(?:BY|NC|ND|SA))*)-\d/;
const GFDL = /^GFDL-1\.[123](-no-invariants)?-(only|or-later)$/;
/** OpenRAIL in all its spellings forbids fields of use; CC Sampling and DevNations forbid uses or places. */
const RESTRICTED_REF = /^LicenseRef-(?:.*OpenRAIL.*|CC-(?:NC-)?Sampling(?:Plus)?-.*|CC-DevNations-.*)$/i;

/** The obligations in the name of a Creative Commons licence, e.g. `{BY, SA}`; undefined for anything else. */
export function elementsOf(id: string): ReadonlySet<string> | undefined {
  const match = CC_ELEMENTS.exec(id);
  return match ? new Set(match[1]?.split('-')) : undefined;
}

/**
 * The class of an SPDX id or `LicenseRef-`.
 * @param isOsiApproved decides only about ids that no table here names
 */
export function classOf(id: string, isOsiApproved: boolean): LicenseClass {
  const listed = CLASSES.get(id);
  if (listed) return listed;
  const elements = elementsOf(id);
  if (elements?.has('ND')) return LicenseClass.NoDerivatives;
  if (elements?.has('NC')) return LicenseClass.NonCommercial;
  if (elements?.has('SA') || GFDL.test(id)) return LicenseClass.ShareAlike;
  if (elements) return LicenseClass.Attribution;
  if (RESTRICTED_REF.test(id)) return LicenseClass.UseRestricted;
  return isOsiApproved ? LicenseClass.Software : LicenseClass.Unclassified;
}
