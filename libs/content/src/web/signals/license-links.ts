/** Longest tag that is looked at, and most licences that are kept of one answer. */
const MAX_TAG = 4_000;
const MAX_LICENSES = 20;
const MAX_ADDRESS = 2_000;

/** Of `Link: <…>; rel="license"` (RFC 8288, RFC 4946), as addresses. */
export function licensesOfHeader(values: readonly string[], base: URL): string[] {
  const found: string[] = [];
  for (const value of values) {
    for (const part of value.split('<').slice(1)) {
      const end = part.indexOf('>');
      const rel = end < 0 ? undefined : /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(part.slice(end));
      if (rel && namesLicense(rel[1] ?? rel[2])) found.push(part.slice(0, end));
    }
  }
  return addresses(found, base);
}

/** What a page says about its licence and about its use, where programs can read it. */
export interface PageStatements {
  /** Addresses, in the order found. */
  readonly licenses: readonly string[];
  /** Contents of `<meta name="…">` by name in lower case, the first of each. */
  readonly meta: ReadonlyMap<string, string>;
}

/**
 * Reads `rel="license"`, `itemprop="license"`, licences of Dublin Core, and `license` of JSON-LD. No parser of HTML: a stranger's
 * page is walked through once, tag by tag, and nothing but attributes is believed.
 */
export function statementsOfPage(html: string, base: URL): PageStatements {
  const licenses: string[] = [];
  const meta = new Map<string, string>();
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    const name = /^<(a|link|area|meta|script)[\s>]/i.exec(html.slice(at, at + 8))?.[1]?.toLowerCase();
    if (name === undefined) continue;
    const length = html.slice(at, at + MAX_TAG).indexOf('>');
    if (length === -1) continue;
    const end = at + length;
    const attributes = attributesOf(html.slice(at, end));
    if (name === 'script') {
      const close = html.indexOf('</script', end);
      // Nothing but script is left, as browsers have it.
      if (close === -1) break;
      if (attributes.get('type') === 'application/ld+json')
        licenses.push(...licensesOfJson(html.slice(end + 1, close)));
      at = close;
      continue;
    }
    at = end;
    if (name === 'meta') {
      const key = (attributes.get('name') ?? attributes.get('property') ?? '').toLowerCase();
      const content = attributes.get('content') ?? '';
      if (key !== '' && !meta.has(key)) meta.set(key, content);
      if (/^(dc|dcterms)\.(license|rights)$/.test(key)) licenses.push(content);
    } else if (namesLicense(attributes.get('rel')) || attributes.get('itemprop') === 'license') {
      licenses.push(attributes.get('href') ?? '');
    }
  }
  return { licenses: addresses(licenses, base), meta };
}

const namesLicense = (rel = ''): boolean => rel.toLowerCase().split(/\s+/).includes('license');

function attributesOf(tag: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single, bare] of tag.matchAll(
    /([a-z][a-z:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi,
  )) {
    const key = name.toLowerCase();
    if (!found.has(key)) found.set(key, (double ?? single ?? bare ?? '').replaceAll('&amp;', '&').trim());
  }
  return found;
}

/** Of every thing that the data speaks about: `license` as an address, or as something with one. */
function licensesOfJson(text: string): string[] {
  try {
    return licensesIn(JSON.parse(text));
  } catch {
    // A stranger's script.
    return [];
  }
}

function licensesIn(value: unknown, depth = 0): string[] {
  if (typeof value !== 'object' || value === null || depth > 6) return [];
  if (Array.isArray(value)) return value.slice(0, 100).flatMap((one) => licensesIn(one, depth + 1));
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'license' ? addressesIn(inner) : licensesIn(inner, depth + 1),
  );
}

function addressesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.slice(0, MAX_LICENSES).flatMap(addressesIn);
  if (typeof value !== 'object' || value === null) return [];
  const { '@id': id, url } = value as { readonly '@id'?: unknown; readonly url?: unknown };
  return addressesIn(id ?? url);
}

function addresses(found: readonly string[], base: URL): string[] {
  const absolute = found.flatMap((text) => {
    const url = text.trim() === '' || text.length > MAX_ADDRESS ? null : URL.parse(text.trim(), base.href);
    return url !== null && /^https?:$/.test(url.protocol) ? [url.href] : [];
  });
  return [...new Set(absolute)].slice(0, MAX_LICENSES);
}
