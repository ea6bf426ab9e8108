/** What happens when a check fails: the item stays out, or somebody should look. */
export type CheckSeverity = 'blocking' | 'warning';

/** One of the questions that an item has to stand before it leaves. */
export interface ComplianceCheck {
  readonly code: CheckCode;
  readonly severity: CheckSeverity;
  readonly title: string;
  /** Why it is asked. */
  readonly explanation: string;
  /** What somebody can do about a failure. */
  readonly fix: string;
  /** Where it comes from. */
  readonly source: string;
}

const BY = 'https://creativecommons.org/licenses/by/4.0/legalcode';
const FAQ = 'https://creativecommons.org/faq/';
const REVIEW = 'https://commons.wikimedia.org/wiki/Commons:License_review';
const OPT_OUTS = 'https://datatracker.ietf.org/doc/draft-ietf-aipref-vocab/';

const check = (
  severity: CheckSeverity,
  title: string,
  explanation: string,
  fix: string,
  source = BY,
): Omit<ComplianceCheck, 'code'> => ({ severity, title, explanation, fix, source });

const CATALOGUE = {
  C01: check(
    'blocking',
    'A licence is stated',
    'Without a licence that can be read, copyright reserves everything.',
    'State the licence as an SPDX expression or by its address.',
    'https://spdx.dev/learn/handling-license-info/',
  ),
  C02: check(
    'blocking',
    'Version and port are known',
    'Versions of one licence ask for different things.',
    'Say which version it is, as its source does.',
    FAQ,
  ),
  C03: check(
    'warning',
    'Name and address agree',
    'A name and an address that exclude each other permit nothing.',
    'Correct whichever is wrong, or remove it.',
  ),
  C04: check(
    'warning',
    'There is dated evidence',
    'Owners change licences; what was said on a day defends what was taken on it.',
    'Declare the licence again, or have somebody review its source.',
    REVIEW,
  ),
  C05: check(
    'warning',
    'The source still says so',
    'A source that says something else now does not undo a grant, but calls for a look.',
    'Compare the evidence with the source and record a review.',
    REVIEW,
  ),
  C06: check(
    'warning',
    'Authors are named',
    'Attribution licences ask for the names that the licensor supplied.',
    'Add the authors, or record that none were supplied.',
  ),
  C07: check(
    'warning',
    'The title is given',
    'Licences before 4.0 ask for the title if there is one.',
    'Give the title that the source uses.',
  ),
  C08: check(
    'warning',
    'The copyright notice is kept',
    'A notice that came with the work has to go on with it.',
    'Process the file again, so that its notice is read and kept.',
  ),
  C09: check(
    'warning',
    'Changes are listed',
    'What is published differs from what came in; licences ask to say so.',
    'Nothing: the credit names what publication changed.',
  ),
  C10: check(
    'warning',
    'Earlier changes stay listed',
    'CC 4.0 asks to retain indications of earlier modifications.',
    'List the changes that the source names, in the attribution editor.',
  ),
  C11: check(
    'blocking',
    'The profile takes this class',
    'A release takes only licences that its terms can carry.',
    'Leave the item out, or choose the profile that is proposed.',
    'https://opendefinition.org/od/2.1/en/',
  ),
  C12: check(
    'blocking',
    'No NonCommercial in a commercial release',
    'A commercial release would break the licence.',
    'Leave the item out, or release for non-commercial use.',
    FAQ,
  ),
  C13: check(
    'blocking',
    'No adaptation of NoDerivatives work',
    'Adaptations of such work may not be shared.',
    'Use the unmodified work, or leave it out.',
    FAQ,
  ),
  C14: check(
    'blocking',
    'No NoDerivatives in training data',
    'Following ND means not to train on the work.',
    'Leave the item out.',
    'https://creativecommons.org/using-cc-licensed-works-for-ai-training-2/',
  ),
  C15: check(
    'blocking',
    'Share-alike is not relicensed',
    'What is shared alike keeps its licence or a later version of it.',
    'Release under the same licence, or leave the item out.',
    FAQ,
  ),
  C16: check(
    'blocking',
    'Share-alike licences fit together',
    'One work can have only a licence that all of its parts may be given.',
    'Leave out the smaller side of the conflict.',
    FAQ,
  ),
  C17: check(
    'blocking',
    'The source database allows it',
    'Taking a substantial part of a database makes its licence apply to this one.',
    'Release under that licence, or take less of that database.',
    `${BY}#s4`,
  ),
  C18: check(
    'warning',
    'Annotations may leave too',
    'A caption is a work of its own, with the licence of its source.',
    'Leave such annotations out, or have their source licensed openly.',
    FAQ,
  ),
  C19: check(
    'warning',
    'The public domain is proved',
    'A mark is an opinion, not a licence: it needs a law and a date.',
    'Record why the work is in the public domain, and where.',
    'https://creativecommons.org/publicdomain/mark/1.0/',
  ),
  C20: check(
    'warning',
    'People shown have agreed',
    'No copyright licence clears personality rights.',
    'Have a person look, and record a release where one is needed.',
    FAQ,
  ),
  C21: check(
    'warning',
    'No mark or building in the way',
    'Trademarks and buildings have rights of their own.',
    'Declare what is shown (marks: none, shown or cleared), or have a moderator label it trademark or building.',
    FAQ,
  ),
  C22: check(
    'blocking',
    'Nobody opted out',
    'Signals against training are combined, and the restrictive one counts.',
    'Leave the item out, or record the grant of its rightsholder.',
    OPT_OUTS,
  ),
  C23: check(
    'warning',
    'No copy under a stricter licence',
    'The same picture, held here under a stricter or older licence, may have been laundered.',
    'Compare the copies, and keep the one whose licence is proved.',
    REVIEW,
  ),
  C24: check(
    'warning',
    'The contributor certified the origin',
    'A contribution rests on the certificate of origin in force that day.',
    'Have its contributor accept the certificate and contribute again.',
    'https://developercertificate.org/',
  ),
  C25: check(
    'warning',
    'Wishes about credit are honoured',
    'CC 4.0, 3(a)(3): a licensor may ask not to be named.',
    'Record the wish; the credit leaves the names out from then on.',
  ),
  C26: check(
    'warning',
    'The release carries its texts',
    'The agreement and all credits have to come along.',
    'Choose a licence of the catalogue, whose text comes along, or leave the item out.',
    'https://cdla.dev/permissive-2-0/',
  ),
  C27: check(
    'warning',
    'The licence can be read offline',
    'A link that dies leaves users without terms.',
    'Choose a licence of the catalogue, whose texts come along.',
    'https://spdx.org/licenses/',
  ),
} as const satisfies Readonly<Record<string, Omit<ComplianceCheck, 'code'>>>;

export type CheckCode = keyof typeof CATALOGUE;

/** The 27 checks, in order. */
export const COMPLIANCE_CHECKS: readonly ComplianceCheck[] = Object.entries(CATALOGUE).map(([code, rest]) => ({
  code: code as CheckCode,
  ...rest,
}));

/** One of them. */
export const complianceCheck = (code: CheckCode): ComplianceCheck => ({ code, ...CATALOGUE[code] });
