import { type CreativeCommonsDeed, deedName, deedUrl } from './creative-commons.js';
import { LicenseClass } from './license-classes.js';
import { chosenLicenses } from './license-expression.js';

/** How a licence is named in a credit line. */
export interface LicenseNotice {
  readonly name: string;
  readonly url: string | null;
  /** Marks and waivers (CC0, Public Domain Mark) are applied to a work; licences are granted. */
  readonly isMark: boolean;
}

/** Where somebody looks who does not know the version: the page of the latest, while the name says no number. */
const FALLBACK_VERSION = '4.0';

/** The notice of a Creative Commons deed, also when its version is not known. */
export const noticeOfDeed = (deed: Partial<CreativeCommonsDeed> & { slug: string }): LicenseNotice => ({
  name: deedName(deed),
  url: deedUrl({ slug: deed.slug, version: deed.version ?? FALLBACK_VERSION, jurisdiction: deed.jurisdiction ?? '' }),
  isMark: deed.slug === 'zero' || deed.slug === 'mark',
});

/**
 * The notices of an SPDX expression: one for each licence that is relied on.
 * @param statedUrl used where the catalogue has no address, as for a `LicenseRef-` of somebody's own
 */
export function noticesOf(expression: string, statedUrl: string | null): readonly LicenseNotice[] {
  return chosenLicenses(expression).map((license) =>
    'class' in license
      ? {
          name: license.shortName,
          url: license.url ?? statedUrl,
          isMark: license.class === LicenseClass.PublicDomain,
        }
      : { name: license.id, url: statedUrl, isMark: false },
  );
}
