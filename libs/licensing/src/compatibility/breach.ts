import { type LicenseTerms } from './license-terms.js';
import type { Reason } from './reason.js';

const CURE_DAYS = 30;

/** What is left of a licence whose terms were broken, after so many days since the breach was discovered. */
export interface AfterBreach {
  readonly isInForce: boolean;
  readonly because: Reason;
}

/**
 * Licences end by themselves when somebody breaks their terms; those of 4.0 come back when the breach is cured in time.
 * @param curedAfterDays days from discovery to cure; null when it was not cured
 */
export function afterBreach({ family, version, url }: LicenseTerms, curedAfterDays: number | null): AfterBreach {
  if (family !== 'cc' || version < 4) {
    return {
      isInForce: false,
      because: { rule: 'terminated', clause: 'CC before 4.0, 7(a): the rights end with the breach', source: url },
    };
  }
  const isCured = curedAfterDays !== null && curedAfterDays <= CURE_DAYS;
  return {
    isInForce: isCured,
    because: {
      rule: isCured ? 'reinstated' : 'terminated',
      clause: 'CC 4.0, 6(b)(1): reinstated if the violation is cured within 30 days of its discovery',
      source: `${url}legalcode#s6`,
    },
  };
}
