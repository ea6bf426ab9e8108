/** One Creative Commons licence or public-domain tool, as its address names it. */
export interface CreativeCommonsDeed {
  /** `by-nc-sa`, `zero`, `mark`, … */
  readonly slug: string;
  readonly version: string;
  /** Lower-case port (`de`, `igo`, `scotland`), or empty for the generic text. */
  readonly jurisdiction: string;
}

const SIX = ['by', 'by-nc', 'by-nc-nd', 'by-nc-sa', 'by-nd', 'by-sa'];
const FIRST = ['by', 'by-nc', 'by-nc-sa', 'by-nd', 'by-nd-nc', 'by-sa'];
const FIRST_AND_RETIRED = [...FIRST, 'nc', 'nc-sa', 'nd', 'nd-nc', 'sa'];

/** Ports that exist for the six usual licences; an empty port is the generic text. 2.1 was never generic. */
const PORTS_OF_THE_SIX: Readonly<Record<string, string>> = {
  '4.0': ',',
  '3.0':
    ',am,at,au,az,ca,ch,cl,cr,cz,de,ec,ee,eg,es,fr,ge,gr,gt,hk,hr,ie,igo,it,lu,nl,no,nz,ph,pl,pr,pt,ro,sg,th,ug,us,ve,vn,za',
  '2.5': ',ar,au,bg,ca,ch,co,dk,es,hr,hu,il,in,it,mk,mt,mx,my,nl,pe,pl,pt,scotland,se,si,za',
  '2.1': 'au,ca,es,jp',
  '2.0': ',at,au,be,ca,cl,de,es,fr,hr,it,jp,kr,nl,pl,uk,za',
};

/** Everything else that was ever published at creativecommons.org: the first suite, retired licences, the tools. */
const OTHER_DEEDS: Readonly<Record<string, readonly string[]>> = {
  '2.0/': ['devnations'],
  '2.0/jp': ['nc', 'nc-sa', 'nd', 'nd-nc', 'sa'],
  '1.0/': [...FIRST_AND_RETIRED, 'nc-sampling+', 'sampling', 'sampling+', 'zero', 'mark'],
  '1.0/fi': FIRST_AND_RETIRED,
  '1.0/nl': FIRST_AND_RETIRED,
  '1.0/il': FIRST,
  '1.0/de': ['sampling+'],
  '1.0/us': ['certification'],
};

/** Whether Creative Commons has published this deed: `by` 5.0, `by` 2.1 without a port and `by` 4.0 `de` do not exist. */
export function deedExists({ slug, version, jurisdiction }: CreativeCommonsDeed): boolean {
  const ports = PORTS_OF_THE_SIX[version]?.split(',') ?? [];
  if (SIX.includes(slug) && ports.includes(jurisdiction)) return true;
  return OTHER_DEEDS[`${version}/${jurisdiction}`]?.includes(slug) ?? false;
}

/** Whether any version of Creative Commons knows this port, so that a text may name it. */
export const isJurisdiction = (word: string): boolean =>
  word !== '' && Object.values(PORTS_OF_THE_SIX).some((ports) => ports.split(',').includes(word));

const TOOLS = new Set(['zero', 'mark', 'certification']);

/** The address of a deed, in the form that Creative Commons links itself. */
export function deedUrl({ slug, version, jurisdiction }: CreativeCommonsDeed): string {
  const folder = TOOLS.has(slug) ? 'publicdomain' : 'licenses';
  const port = jurisdiction === '' ? '' : `${jurisdiction}/`;
  return `https://creativecommons.org/${folder}/${slug}/${version}/${port}`;
}

const TOOL_NAMES: Readonly<Record<string, string>> = {
  zero: 'CC0',
  mark: 'Public Domain Mark',
  certification: 'Public Domain Certification',
  devnations: 'CC DevNations',
  sampling: 'CC Sampling',
  'sampling+': 'CC Sampling+',
  'nc-sampling+': 'CC NC-Sampling+',
};

/** The short name people know: `CC BY-SA 3.0 DE`, `CC0 1.0`. The version may be left out where it is not known. */
export function deedName({ slug, version, jurisdiction }: Partial<CreativeCommonsDeed> & { slug: string }): string {
  const name = TOOL_NAMES[slug] ?? `CC ${slug.toUpperCase()}`;
  return [name, version, jurisdiction?.toUpperCase()].filter(Boolean).join(' ');
}

const DEED_URL =
  /^(?:https?:)?(?:\/\/)?(?:www\.)?creativecommons\.org\/(licenses|publicdomain|licences)\/([a-z+-]+)(?:\/([\d.]+))?(?:\/([^?#]*))?\/?(?:[?#].*)?$/i;

/**
 * Reads a Creative Commons address: any scheme, `www`, `legalcode`, `deed.xx` and a query do not matter.
 * @returns undefined for another address or a deed that does not exist; `needs_version` where the address stops early
 */
export function deedOfUrl(url: string): CreativeCommonsDeed | 'needs_version' | undefined {
  const match = DEED_URL.exec(url.trim());
  if (!match) return undefined;
  const slug = (match[2] ?? '').toLowerCase();
  if (match[3] === undefined) return SIX.includes(slug) ? 'needs_version' : undefined;
  const rest = (match[4] ?? '').toLowerCase().split('/');
  const jurisdiction = rest.find((part) => part !== '' && !/^(legalcode|deed|rdf)(\..*)?$/.test(part)) ?? '';
  const deed = { slug, version: match[3], jurisdiction };
  return deedExists(deed) ? deed : undefined;
}
