import { isPublicDomain, type LicenseTerms, spell } from './license-terms.js';
import type { Reason } from './reason.js';

const FAQ = 'https://creativecommons.org/faq/';
const CHART = `${FAQ}#if-i-derive-or-adapt-material-offered-under-a-creative-commons-license-which-cc-licenses-can-i-use`;
const REMIX_CHART = `${FAQ}#can-i-combine-material-under-different-creative-commons-licenses-in-my-work`;
const COLLECTIONS = `${FAQ}#if-i-create-a-collection-that-includes-a-work-offered-under-a-cc-license-which-licenses-may-i-choose-for-the-collection`;
const COMPATIBLE = 'https://creativecommons.org/compatiblelicenses/';
const GPL_ANNOUNCEMENT = 'https://creativecommons.org/2015/10/08/cc-by-sa-4-0-now-one-way-compatible-with-gplv3/';
const TRAINING = 'https://creativecommons.org/using-cc-licensed-works-for-ai-training-2/';
const CDLA = 'https://cdla.dev/faq-resources/compatibility/';

const is4 = ({ family, version }: LicenseTerms): boolean => family === 'cc' && version >= 4;
const legalCode = ({ url }: LicenseTerms): string =>
  url.startsWith('https://creativecommons.org/licenses/') ? `${url}legalcode` : url;

/** Every reason the engine can give. The texts are paraphrased: the paragraph and the address lead to the words themselves. */
export const RULES = {
  unknownLicense: ({ id }: LicenseTerms): Reason => ({
    rule: 'unknown_license',
    clause: `${id} is not classified here; without a known permission copyright reserves everything`,
    source: 'https://www.wipo.int/wipolex/en/text/283698',
  }),
  fieldOfUse: (terms: LicenseTerms): Reason => ({
    rule: 'field_of_use',
    clause: `${terms.id} limits what the work may be used for, which no open release can pass on`,
    source: terms.url,
  }),
  sameLicense: (terms: LicenseTerms): Reason => ({
    rule: 'same_license',
    clause: `${terms.id}: what is made of it may carry the same licence`,
    source: legalCode(terms),
  }),
  publicDomain: (terms: LicenseTerms): Reason => ({
    rule: 'public_domain',
    clause: 'Public domain material may be built upon and licensed under any terms (adapter’s chart, row PD)',
    source: terms.family === 'cc' ? CHART : terms.url,
  }),
  noDerivatives: (terms: LicenseTerms): Reason => ({
    rule: 'no_derivatives',
    clause: is4(terms)
      ? 'CC 4.0, 2(a)(1)(B): adapted material may be made, but not shared'
      : 'CC before 4.0, 3: no right to make or share adaptations',
    source: legalCode(terms),
  }),
  adaptersChart: (from: LicenseTerms, to: LicenseTerms): Reason => ({
    rule: 'adapters_chart',
    clause: `Adapter’s licence chart, ${cell(from)} to ${cell(to)}`,
    source: CHART,
  }),
  shareAlikeElements: (from: LicenseTerms, to: LicenseTerms): Reason => ({
    rule: 'share_alike_elements',
    clause: `${from.id} asks for a licence with the same elements (${cell(from)}); ${to.id} has ${cell(to)} (${
      is4(from) ? '4.0, 3(b)(1)' : '4(b)'
    })`,
    source: legalCode(from),
  }),
  shareAlikeLater: (from: LicenseTerms, to: LicenseTerms): Reason => ({
    rule: 'share_alike_later_version',
    clause: `${from.id}: adaptations may be under this version or a later one with the same elements, as ${to.id} is`,
    source: CHART,
  }),
  shareAlikeEarlier: (from: LicenseTerms, to: LicenseTerms): Reason => ({
    rule: 'share_alike_earlier_version',
    clause: `${from.id}: adaptations may never go back to an earlier version, as ${to.id} would be`,
    source: CHART,
  }),
  shareAlikeFirst: (from: LicenseTerms): Reason => ({
    rule: 'share_alike_1_0',
    clause: `${from.id}, 4(b): only under this very licence; later versions are allowed “after version 1.0” only`,
    source: CHART,
  }),
  freeArt: (): Reason => ({
    rule: 'free_art_two_way',
    clause: 'CC BY-SA 4.0 and the Free Art License 1.3 are compatible in both directions',
    source: COMPATIBLE,
  }),
  gplOneWay: (): Reason => ({
    rule: 'gpl_one_way',
    clause: 'Adaptations of CC BY-SA 4.0 material may be licensed under GPLv3; it is one-way',
    source: GPL_ANNOUNCEMENT,
  }),
  gplNeverBack: (): Reason => ({
    rule: 'gpl_not_to_cc',
    clause: 'The compatibility of BY-SA 4.0 with GPLv3 is one-way: GPL material cannot go under BY-SA',
    source: GPL_ANNOUNCEMENT,
  }),
  noCompatibleLicense: (from: LicenseTerms, to: LicenseTerms): Reason => ({
    rule: 'no_compatible_license',
    clause: `${from.id} is copyleft, and nobody entitled to has declared ${to.id} compatible with it`,
    source: from.family === 'cc' ? COMPATIBLE : from.url,
  }),
  notStated: (from: LicenseTerms, to: LicenseTerms): Reason => ({
    rule: 'not_stated',
    clause: `Neither text says that work under ${from.id} may be passed on under ${to.id}`,
    source: from.url,
  }),
  versionUp: (from: LicenseTerms, to: LicenseTerms): Reason => ({
    rule: 'or_later',
    clause: `${from.id} lets anyone choose a later version, as ${to.id} is`,
    source: from.url,
  }),
  attributionOnly: (from: LicenseTerms, to: LicenseTerms): Reason => ({
    rule: 'attribution_only',
    clause: `${from.id} asks for notices only; they are kept under ${to.id}`,
    source: legalCode(from),
  }),
  cdlaFromPublicDomain: (): Reason => ({
    rule: 'cdla_from_cc0',
    clause: 'CC0-1.0 data may be shared under CDLA-Permissive-2.0 without conditions',
    source: CDLA,
  }),
  cdlaFromCcBy: (): Reason => ({
    rule: 'cdla_from_cc_by',
    clause: 'CC-BY-4.0 data may be shared under CDLA-Permissive-2.0 if the notices of CC BY, 3 are kept',
    source: CDLA,
  }),
  cdlaOutward: (): Reason => ({
    rule: 'cdla_to_other',
    clause: 'CDLA-Permissive-2.0, 2.1: data may be shared under other terms if the text of the agreement comes along',
    source: CDLA,
  }),
  cdlaResults: (): Reason => ({
    rule: 'cdla_results',
    clause: 'CDLA-Permissive-2.0, 3 and 5.4: no restriction on results, which include models',
    source: CDLA,
  }),
  nonCommercial: (terms: LicenseTerms): Reason => ({
    rule: 'non_commercial',
    clause: `Collection chart: ${cell(terms)} may not be part of a commercial collection`,
    source: terms.family === 'cc' ? COLLECTIONS : terms.url,
  }),
  collection: (terms: LicenseTerms): Reason => ({
    rule: 'collection',
    clause: `Unmodified parts of a collection keep their own licence${isPublicDomain(terms) ? '' : ` (${cell(terms)})`}`,
    source: COLLECTIONS,
  }),
  technicalChange: (terms: LicenseTerms): Reason => ({
    rule: 'technical_modification',
    clause: is4(terms)
      ? 'CC 4.0, 2(a)(4): changes of medium and format never produce adapted material'
      : 'CC before 4.0, 3: modifications that are technically necessary to use other media and formats are allowed',
    source: legalCode(terms),
  }),
  training: (terms: LicenseTerms): Reason => ({
    rule: 'no_derivatives_training',
    clause: `Following the ND of ${terms.id} would mean not to use it as training data`,
    source: TRAINING,
  }),
  noCommonLicense: (a: LicenseTerms, b: LicenseTerms): Reason => ({
    rule: 'remix_chart',
    clause: `Remix chart, ${cell(a)} with ${cell(b)}: no licence satisfies both ${a.id} and ${b.id}`,
    source: REMIX_CHART,
  }),
} as const;

const cell = ({ elements, id }: LicenseTerms): string => (elements ? spell(elements) : id);
