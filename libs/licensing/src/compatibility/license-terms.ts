import { deedOfId, licenseById } from '../license-catalogue.js';
import { elementsOf, LicenseClass } from '../license-classes.js';

/** Obligations that decide what may be combined. Creative Commons names its licences after them; others have the same ones. */
export type LicenseElement = 'BY' | 'NC' | 'ND' | 'SA';

/** What the engine knows about one licence id. */
export interface LicenseTerms {
  /** As SPDX spells it, without `+`. */
  readonly id: string;
  /** Texts that follow one another: `cc` (all of Creative Commons), `GPL`, `GFDL`, `LAL`; else the id without its version. */
  readonly family: string;
  readonly class: LicenseClass;
  /** Undefined where nobody has classified the licence: then only its own text is safe. */
  readonly elements: ReadonlySet<LicenseElement> | undefined;
  /** As a number that orders texts of one family; 0 where the id has none. */
  readonly version: number;
  /** Whether the licensor allows later versions by name (`-or-later`, `+`). */
  readonly orLater: boolean;
  /** Address of the text. */
  readonly url: string;
}

const NONE: ReadonlySet<LicenseElement> = new Set();
const ATTRIBUTION: ReadonlySet<LicenseElement> = new Set(['BY']);
const COPYLEFT: ReadonlySet<LicenseElement> = new Set(['BY', 'SA']);
/** The one software family that Creative Commons has said something about. */
const GPL = /^GPL-(\d\.\d)(?:-only|-or-later)?$/;
const VERSION = /-(\d+(?:\.\d+)*)(?=-|$)/;
const SPDX_PAGE = 'https://spdx.org/licenses/';

/** @param orLater whether the expression says `+` behind the id */
export function termsOfId(id: string, orLater = false): LicenseTerms {
  const known = licenseById(id);
  const exact = known?.id ?? id;
  const kind = known?.class ?? LicenseClass.Unclassified;
  const isCreativeCommons = deedOfId(exact) !== undefined;
  return {
    id: exact,
    family: isCreativeCommons ? 'cc' : familyOf(exact),
    class: kind,
    elements: creativeElements(exact) ?? elementsOfClass(exact, kind),
    version: Number(VERSION.exec(exact)?.[1]?.split('.').slice(0, 2).join('.') ?? 0),
    orLater: orLater || exact.endsWith('-or-later'),
    url: known?.url ?? `${SPDX_PAGE}${encodeURIComponent(exact)}.html`,
  };
}

/** Whether it puts a work into the public domain or says that it is there. */
export const isPublicDomain = ({ class: kind }: LicenseTerms): boolean => kind === LicenseClass.PublicDomain;

/** The elements in the order in which Creative Commons writes them: `BY-NC-SA`; `PD` where there are none. */
export const spell = (elements: ReadonlySet<LicenseElement>): string =>
  (['BY', 'NC', 'ND', 'SA'] as const).filter((element) => elements.has(element)).join('-') || 'PD';

export const isSubset = (a: ReadonlySet<LicenseElement>, b: ReadonlySet<LicenseElement>): boolean =>
  [...a].every((element) => b.has(element));

function creativeElements(id: string): ReadonlySet<LicenseElement> | undefined {
  const found = elementsOf(id);
  return found && new Set([...found].filter((word): word is LicenseElement => /^(BY|NC|ND|SA)$/.test(word)));
}

function elementsOfClass(id: string, kind: LicenseClass): ReadonlySet<LicenseElement> | undefined {
  switch (kind) {
    case LicenseClass.PublicDomain:
      return NONE;
    case LicenseClass.Attribution:
      return ATTRIBUTION;
    case LicenseClass.ShareAlike:
      return COPYLEFT;
    default:
      return GPL.test(id) ? COPYLEFT : undefined;
  }
}

const familyOf = (id: string): string => id.replace(/-(only|or-later)$/, '').replace(/-\d+(\.\d+)*(?=-|$)/, '');
