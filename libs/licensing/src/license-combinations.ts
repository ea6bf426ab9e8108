import { adapt } from './compatibility/adaptation.js';
import { termsOfId } from './compatibility/license-terms.js';
import { relicense } from './compatibility/relicense.js';
import type { LicenseCombinationResponse } from './dto/license-combination.response.dto.js';
import { licenseById } from './license-catalogue.js';

/** What people meet most, and one of each kind. */
const OTHERS = [
  'CC-PDM-1.0',
  'CC0-1.0',
  'CC-BY-4.0',
  'CC-BY-SA-4.0',
  'CC-BY-NC-4.0',
  'CC-BY-ND-4.0',
  'CC-BY-NC-SA-4.0',
  'CC-BY-NC-ND-4.0',
  'CDLA-Permissive-2.0',
  'ODbL-1.0',
  'LAL-1.3',
  'GPL-3.0-only',
];

/** One row of a chart: how a licence goes together with others. */
export function combinationsOf(id: string): LicenseCombinationResponse[] {
  const from = termsOfId(id);
  return OTHERS.map((other) => {
    const to = termsOfId(other);
    const { allowed, license, because } = adapt([from, to]);
    return {
      license: to.id,
      name: licenseById(to.id)?.shortName ?? to.id,
      combines: allowed,
      under: license,
      relicense: relicense(from, to).standing,
      because: [...because],
    };
  });
}
