import { type CreditedWork, webUrl } from './attribution.js';
import { type LicenseTerms, termsOfId } from './compatibility/license-terms.js';
import { chosenLicenses } from './license-expression.js';
import { LicenseClass } from './license-classes.js';

/** What a credit is made of. */
export const CREDIT_ELEMENTS = ['title', 'author', 'copyright_notice', 'license_notice', 'source', 'changes'] as const;
export type CreditElement = (typeof CREDIT_ELEMENTS)[number];

/** `required` in any case, `if_supplied` when the licensor gave it, `recommended` where no text asks for it. */
export type CreditDemandLevel = 'required' | 'if_supplied' | 'recommended';

/** What the licence of a work asks its credit for. */
export interface CreditDemand {
  readonly element: CreditElement;
  readonly asks: CreditDemandLevel;
  /** What the text says, with its paragraph. */
  readonly clause: string;
  /** Address of that text. */
  readonly source: string;
  /** Whether the credit has it. */
  readonly isGiven: boolean;
}

type Clauses = Readonly<Record<CreditElement, readonly [CreditDemandLevel, string]>>;

/** BY 2.0 and 2.5, 4(b); BY 1.0 says the same. */
const BEFORE_3: Clauses = {
  title: ['if_supplied', 'CC before 3.0, 4(b): the title of the work, if supplied'],
  author: ['if_supplied', 'CC before 3.0, 4(b): the name or pseudonym of the original author, if supplied'],
  copyright_notice: ['if_supplied', 'CC before 3.0, 4(b): keep all copyright notices intact'],
  license_notice: ['required', 'CC before 3.0, 4(a): a copy of the licence, or its address, with every copy'],
  source: ['if_supplied', 'CC before 3.0, 4(b): the address the licensor specifies, as far as practicable'],
  changes: ['if_supplied', 'CC before 3.0, 4(b): in a derivative work, a credit that says how the work is used in it'],
};
/** BY 3.0, 4(a) and 4(b). */
const IN_3: Clauses = {
  title: ['if_supplied', 'CC 3.0, 4(b)(ii): the title of the work, if supplied'],
  author: [
    'if_supplied',
    'CC 3.0, 4(b)(i): the name or pseudonym of the author, and of parties the licensor designates',
  ],
  copyright_notice: ['if_supplied', 'CC 3.0, 4(b): keep all copyright notices intact'],
  license_notice: ['required', 'CC 3.0, 4(a): a copy of the licence, or its address, with every copy'],
  source: ['if_supplied', 'CC 3.0, 4(b)(iii): the address the licensor specifies, as far as practicable'],
  changes: ['if_supplied', 'CC 3.0, 3(b): mark clearly that changes were made to the original'],
};
/** BY 4.0, 3(a). */
const IN_4: Clauses = {
  title: ['recommended', 'CC 4.0 does not ask for the title any more; it helps to find the work'],
  author: ['if_supplied', 'CC 4.0, 3(a)(1)(A)(i): the creator and others designated, also by pseudonym'],
  copyright_notice: ['if_supplied', 'CC 4.0, 3(a)(1)(A)(ii): retain a copyright notice, if supplied'],
  license_notice: [
    'required',
    'CC 4.0, 3(a)(1)(A)(iii) and (C): say that it is licensed, with the text or its address',
  ],
  source: ['if_supplied', 'CC 4.0, 3(a)(1)(A)(v): the address of the material, as far as practicable'],
  changes: ['if_supplied', 'CC 4.0, 3(a)(1)(B): say if it was modified, and retain earlier indications'],
};
const OTHER_ATTRIBUTION: Clauses = {
  title: ['recommended', 'Its text does not ask for the title'],
  author: ['if_supplied', 'Its text asks for attribution of whoever gave the work'],
  copyright_notice: ['if_supplied', 'Notices that came with the work go on with it'],
  license_notice: ['required', 'Its text, or a reference to it, goes on with the work'],
  source: ['recommended', 'A reference to the source is good practice'],
  changes: ['recommended', 'Saying what was changed is good practice'],
};
const NOTHING: Clauses = {
  title: ['recommended', 'No text asks for it; it helps to find the work'],
  author: ['recommended', 'No text asks for it; credit is good practice'],
  copyright_notice: ['recommended', 'No text asks for it'],
  license_notice: ['recommended', 'No text asks for it; it tells others that they are free'],
  source: ['recommended', 'No text asks for it; it lets others check'],
  changes: ['recommended', 'No text asks for it'],
};

/** What the licences that are relied on ask for, the strictest of them for each element. */
export function creditDemands(work: CreditedWork): CreditDemand[] {
  const relied = work.license === null ? [] : chosenLicenses(work.license).map(({ id }) => termsOfId(id));
  return CREDIT_ELEMENTS.map((element) => {
    const asked = relied
      .map((terms) => ({ terms, asks: clausesOf(terms)[element] }))
      .sort((a, b) => LEVELS.indexOf(a.asks[0]) - LEVELS.indexOf(b.asks[0]));
    const [asks, clause] = asked[0]?.asks ?? NOTHING[element];
    return { element, asks, clause, source: sourceOf(asked[0]?.terms), isGiven: has(work, element) };
  });
}

const LEVELS: readonly CreditDemandLevel[] = ['required', 'if_supplied', 'recommended'];

function clausesOf(terms: LicenseTerms): Clauses {
  if (terms.class === LicenseClass.PublicDomain) return NOTHING;
  if (terms.family !== 'cc') return OTHER_ATTRIBUTION;
  return terms.version >= 4 ? IN_4 : terms.version >= 3 ? IN_3 : BEFORE_3;
}

function sourceOf(terms: LicenseTerms | undefined): string {
  if (!terms) return 'https://wiki.creativecommons.org/wiki/Recommended_practices_for_attribution';
  return terms.url.startsWith('https://creativecommons.org/licenses/') ? `${terms.url}legalcode` : terms.url;
}

function has(work: CreditedWork, element: CreditElement): boolean {
  switch (element) {
    case 'title':
      return Boolean(work.title?.trim());
    case 'author':
      return (work.authors ?? []).some(({ name }) => name.trim() !== '');
    case 'copyright_notice':
      return Boolean(work.copyrightNotice?.trim());
    case 'license_notice':
      return work.license !== null && chosenLicenses(work.license).length > 0;
    case 'source':
      return webUrl(work.sourceUrl) !== undefined;
    case 'changes':
      return (work.earlierChanges?.length ?? 0) + (work.changes?.length ?? 0) > 0;
  }
}
