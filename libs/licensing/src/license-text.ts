import correct from 'spdx-correct';

import { deedExists, isJurisdiction } from './creative-commons.js';
import { idOfDeed, licenseById } from './license-catalogue.js';

/** What a human text says about the licence, as far as it says it. */
export type TextReading =
  | { readonly kind: 'license'; readonly id: string }
  /** A Creative Commons family whose version is missing; `slug` is what is known. */
  | { readonly kind: 'needs_version'; readonly slug: string }
  /** "Public domain": perhaps, but why, where and since when? */
  | { readonly kind: 'needs_evidence' }
  | { readonly kind: 'unrecognised' };

const FIXED = new Map<string, string>(
  Object.entries({
    cc0: 'CC0-1.0',
    'cc 0': 'CC0-1.0',
    'cc zero': 'CC0-1.0',
    'cc0 1.0': 'CC0-1.0',
    'cc 0 1.0': 'CC0-1.0',
    'cc zero 1.0': 'CC0-1.0',
    pdm: 'CC-PDM-1.0',
    'pdm 1.0': 'CC-PDM-1.0',
    'cc pdm': 'CC-PDM-1.0',
    'cc pdm 1.0': 'CC-PDM-1.0',
    'public domain mark': 'CC-PDM-1.0',
    'public domain mark 1.0': 'CC-PDM-1.0',
    odbl: 'ODbL-1.0',
    pddl: 'PDDL-1.0',
    'us government work': 'LicenseRef-omi-us-gov',
    'united states government work': 'LicenseRef-omi-us-gov',
    unsplash: 'LicenseRef-Unsplash',
    pixabay: 'LicenseRef-Pixabay',
    pexels: 'LicenseRef-Pexels',
  }),
);

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/creative commons/g, 'cc'],
  [/\b(the|a|an|under|license[ds]?|licence[ds]?|deed|universal|international|unported|generic)\b/g, ' '],
  [/\battribution\b/g, 'by'],
  [/\bshare ?alike\b/g, 'sa'],
  [/\bnon ?commercial\b/g, 'nc'],
  [/\bno ?deriv(ative)?s?( works)?\b/g, 'nd'],
  [/\bpublic domain dedication\b/g, ' '],
  [/\bv(?:er(?:sion)?)? ?(?=\d)/g, ' '],
];

/** Reads `Creative Commons Attribution-ShareAlike 3.0 Unported`, `cc by-sa 3`, `CC0`, `MIT License` … and guesses nothing. */
export function readLicenseText(text: string): TextReading {
  const exact = licenseById(text.trim());
  if (exact) return { kind: 'license', id: exact.id };
  const plain = simplify(text);
  if (/^public domain( work)?$/.test(plain)) return { kind: 'needs_evidence' };
  const fixed = FIXED.get(plain);
  if (fixed !== undefined) return { kind: 'license', id: fixed };
  return readCreativeCommons(plain) ?? readOther(text);
}

function simplify(text: string): string {
  let plain = text.toLowerCase().replace(/[\s_,;:()"'/–-]+/g, ' ');
  for (const [pattern, word] of WORDS) plain = plain.replace(pattern, word);
  plain = plain.replace(/\s+/g, ' ').trim();
  // "Creative Commons Attribution 4.0 International (CC BY 4.0)" says the same thing twice.
  return /^(.+) \1$/.exec(plain)?.[1] ?? plain;
}

const ELEMENT_ORDER = ['by', 'nc', 'nd', 'sa'];

/** Every word has to be understood; a word left over ("CC BY 4.0 except logos") means that this is not just a licence. */
function readCreativeCommons(plain: string): TextReading | undefined {
  const words = plain.split(' ');
  const elements = words.filter((word) => ELEMENT_ORDER.includes(word));
  const versions = words.flatMap((word) => (/^\d(\.\d)?$/.test(word) ? [word.includes('.') ? word : `${word}.0`] : []));
  const rest = words.filter((word) => word !== 'cc' && !ELEMENT_ORDER.includes(word) && !/^\d(\.\d)?$/.test(word));
  const [jurisdiction = '', ...unexplained] = rest;
  const named = words.includes('cc') || elements.length > 1 || plain.startsWith('by');
  if (!named || elements.length === 0 || new Set(elements).size !== elements.length) return undefined;
  if (unexplained.length > 0 || versions.length > 1 || (jurisdiction !== '' && !isJurisdiction(jurisdiction)))
    return undefined;
  const slug = ELEMENT_ORDER.filter((element) => elements.includes(element)).join('-');
  const version = versions[0];
  if (version === undefined) return { kind: 'needs_version', slug };
  const deed = { slug, version, jurisdiction };
  return deedExists(deed) ? { kind: 'license', id: idOfDeed(deed) } : { kind: 'unrecognised' };
}

/** Words that turn a licence's name into something else, which spdx-correct would read over. */
const RESERVATION =
  /\b(non|no|not|never|un|except|but|without|only|restrict\w*|personal|research|academic|proprietary|reserved|like|similar|modified)\b/i;

/** spdx-correct turns `GPL` into GPL-3.0-or-later; an answer counts only if every number in it was in the question. */
function readOther(text: string): TextReading {
  if (text.length > 80 || RESERVATION.test(text)) return { kind: 'unrecognised' };
  const id = correct(text, { upgrade: false });
  if (id === null || /^CC/.test(id)) return { kind: 'unrecognised' };
  const numbers = (id.match(/\d+/g) ?? []).filter((number) => number !== '0');
  return numbers.every((number) => text.includes(number)) ? { kind: 'license', id } : { kind: 'unrecognised' };
}
