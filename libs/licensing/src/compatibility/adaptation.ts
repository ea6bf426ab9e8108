import { type LicenseTerms, termsOfId } from './license-terms.js';
import { type Answer, forbidden, type Reason, Standing } from './reason.js';
import { relicense } from './relicense.js';
import { RULES } from './rules.js';

/** Whether parts can become one work, and under which licence. */
export interface Adaptation extends Answer {
  /** The licence that the whole can carry; null when there is none. */
  readonly license: string | null;
}

/** Ends of the bridges: licences that nobody in the selection needs to have, and that may still take all of it. */
const BRIDGES = ['CC-BY-SA-4.0', 'CC-BY-NC-SA-4.0', 'LAL-1.3', 'GPL-3.0-only', 'CC-BY-4.0', 'CC-BY-NC-4.0'];

/** Every licence that could be the licence of a work made of these parts, most permissive first where it does not matter. */
export function candidatesFor(parts: readonly LicenseTerms[]): LicenseTerms[] {
  const ids = new Set([...parts.map(({ id }) => id), ...BRIDGES]);
  return [...ids].map((id) => termsOfId(id)).sort((a, b) => size(a) - size(b) || b.version - a.version);
}

/**
 * May the parts be combined into one work that is shared? They may exactly if there is a licence that each of them may be
 * given; the remix chart of Creative Commons is this rule read off for pairs, which a test proves cell by cell.
 */
export function adapt(parts: readonly LicenseTerms[]): Adaptation {
  const common = commonLicense(parts);
  if (common === undefined) return { ...forbidden(...unique(whyNot(parts))), license: null };
  const answers = parts.map((part) => relicense(part, common));
  return {
    standing: Standing.Recommended,
    allowed: true,
    license: common.id,
    conditions: [...new Set(answers.flatMap(({ conditions }) => conditions))],
    because: unique(answers.flatMap(({ because }) => because)),
  };
}

const commonLicense = (parts: readonly LicenseTerms[]): LicenseTerms | undefined =>
  candidatesFor(parts).find((candidate) =>
    parts.every((part) => relicense(part, candidate).standing === Standing.Recommended),
  );

/** Parts that can be in no adaptation at all, else the pairs that exclude each other. */
function whyNot(parts: readonly LicenseTerms[]): Reason[] {
  const alone = parts.map((part) => relicense(part, part)).filter(({ allowed }) => !allowed);
  if (alone.length > 0) return alone.flatMap(({ because }) => because);
  return parts.flatMap((a, index) =>
    parts.slice(index + 1).flatMap((b) => (commonLicense([a, b]) ? [] : [RULES.noCommonLicense(a, b)])),
  );
}

const size = ({ elements }: LicenseTerms): number => elements?.size ?? 9;

const unique = (reasons: readonly Reason[]): Reason[] => [
  ...new Map(reasons.map((reason) => [`${reason.rule} ${reason.clause}`, reason])).values(),
];
