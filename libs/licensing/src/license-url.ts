import { deedOfUrl } from './creative-commons.js';
import { idOfDeed, licenseById, LICENSES } from './license-catalogue.js';
import type { TextReading } from './license-text.js';

/** Addresses in use that are not the ones of the SPDX list. */
const OTHER_ADDRESSES: Readonly<Record<string, string>> = {
  'opensource.org/licenses/mit': 'MIT',
  'mit-license.org': 'MIT',
  'apache.org/licenses/license-2.0.txt': 'Apache-2.0',
  'apache.org/licenses/license-2.0.html': 'Apache-2.0',
  'cdla.io/permissive-1-0': 'CDLA-Permissive-1.0',
  'cdla.io/sharing-1-0': 'CDLA-Sharing-1.0',
  'cdla.dev/permissive-1-0': 'CDLA-Permissive-1.0',
  'cdla.dev/sharing-1-0': 'CDLA-Sharing-1.0',
  'opendatacommons.org/licenses/odbl/1-0': 'ODbL-1.0',
  'opendatacommons.org/licenses/by/1-0': 'ODC-By-1.0',
  'opendatacommons.org/licenses/pddl/1-0': 'PDDL-1.0',
  'gnu.org/licenses/fdl-1.3.html': 'GFDL-1.3-or-later',
  'artlibre.org/licence/lal': 'LAL-1.3',
  'artlibre.org/licence/lal/en': 'LAL-1.3',
  'creativecommons.org/licenses/publicdomain': 'CC-PDDC',
  'pixabay.com/service/license': 'LicenseRef-Pixabay',
};

const normalised = (url: string): string =>
  url
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');

const ID_OF_ADDRESS = new Map<string, string>(Object.entries(OTHER_ADDRESSES));
const SHARED = new Set<string>();
for (const { id, url } of LICENSES) {
  const address = url === null ? '' : normalised(url);
  if (address === '' || SHARED.has(address)) continue;
  const other = ID_OF_ADDRESS.get(address);
  // GFDL-1.3-only and -or-later share one page: such an address says less than an id.
  if (other !== undefined && other !== id) {
    if (!Object.hasOwn(OTHER_ADDRESSES, address)) ID_OF_ADDRESS.delete(address);
    SHARED.add(address);
  } else {
    ID_OF_ADDRESS.set(address, id);
  }
}

const SPDX_PAGE = /^spdx\.org\/licenses\/([\w.+-]+?)(\.html|\.json|\.txt)?$/;

/** What a licence's address says: Creative Commons first, then the pages that the catalogue knows. */
export function readLicenseUrl(url: string): TextReading {
  const deed = deedOfUrl(url);
  if (deed === 'needs_version') return { kind: 'needs_version', slug: slugOf(url) };
  if (deed) return { kind: 'license', id: idOfDeed(deed) };
  const address = normalised(url);
  const spdx = licenseById(SPDX_PAGE.exec(address)?.[1] ?? '');
  const id = spdx?.id ?? ID_OF_ADDRESS.get(address);
  return id === undefined ? { kind: 'unrecognised' } : { kind: 'license', id };
}

const slugOf = (url: string): string => /licen[sc]es\/([a-z-]+)/i.exec(url)?.[1]?.toLowerCase() ?? '';
