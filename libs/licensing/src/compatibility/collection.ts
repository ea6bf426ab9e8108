import { LicenseClass } from '../license-classes.js';
import type { LicenseTerms } from './license-terms.js';
import { type Answer, forbidden, recommended } from './reason.js';
import { duties } from './relicense.js';
import { RULES } from './rules.js';

/** What was done to the bytes: nothing, a change of format or size, or something creative (a crop, a collage, a caption burned in). */
export type Change = 'none' | 'technical' | 'creative';

export interface CollectionUse {
  readonly isCommercial: boolean;
  /** @default 'none' */
  readonly change?: Change;
}

/**
 * May it be one part of a collection in which every part stays what it is, under its own licence? A part that was changed
 * creatively is an adaptation, which keeps its licence here; giving it another one is what `relicense` is about.
 */
export function collect(terms: LicenseTerms, { isCommercial, change = 'none' }: CollectionUse): Answer {
  if (terms.class === LicenseClass.Unclassified) return forbidden(RULES.unknownLicense(terms));
  if (terms.class === LicenseClass.UseRestricted) return forbidden(RULES.fieldOfUse(terms));
  const against = [
    ...(isCommercial && terms.elements?.has('NC') ? [RULES.nonCommercial(terms)] : []),
    ...(change === 'creative' && terms.elements?.has('ND') ? [RULES.noDerivatives(terms)] : []),
  ];
  if (against.length > 0) return forbidden(...against);
  return recommended(change === 'technical' ? RULES.technicalChange(terms) : RULES.collection(terms), ...duties(terms));
}
