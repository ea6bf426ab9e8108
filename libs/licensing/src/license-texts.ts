import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import spdxLicenses from 'spdx-license-list';

const resolver = createRequire(import.meta.url);

/** Whether the text of a licence comes along, so that it can be read without a network. */
export const hasLicenseText = (id: string): boolean => Object.hasOwn(spdxLicenses, id);

/** The text of a licence as SPDX keeps it; undefined for a `LicenseRef-` and for what SPDX does not list. */
export function licenseTextOf(id: string): string | undefined {
  // Only names of the list become a path.
  if (!hasLicenseText(id)) return undefined;
  const file = readFileSync(resolver.resolve(`spdx-license-list/licenses/${id}.json`), 'utf8');
  const { licenseText } = JSON.parse(file) as { readonly licenseText: string };
  return licenseText;
}
