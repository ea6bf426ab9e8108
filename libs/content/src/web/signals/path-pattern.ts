/**
 * Paths of robots.txt (RFC 9309, 2.2.2) and of tdmrep.json: `*` stands for anything, `$` at the end for the end of the address.
 * Both sides are compared with the same octets percent-encoded.
 */
export interface PathPattern {
  /** Octets of the pattern: the longest one that matches is the most specific. */
  readonly length: number;
  /** @param path as `pathOf` spells it */
  matches(path: string): boolean;
}

export function pathPattern(text: string): PathPattern {
  const spelt = normalPath(text);
  const isAnchored = spelt.endsWith('$');
  const parts = (isAnchored ? spelt.slice(0, -1) : spelt).split('*');
  return { length: spelt.length, matches: (path) => matches(parts, isAnchored, path) };
}

/** Path and query of an address, which is what patterns are about. A real `*` or `$` is encoded, as a pattern has to write it. */
export const pathOf = (url: URL): string =>
  normalPath(url.pathname + url.search)
    .replaceAll('*', '%2A')
    .replaceAll('$', '%24');

/** Part after part at its first place, which is linear; a regular expression made of strangers' stars is not. */
function matches([first = '', ...rest]: readonly string[], isAnchored: boolean, path: string): boolean {
  if (!path.startsWith(first)) return false;
  if (rest.length === 0) return !isAnchored || path.length === first.length;
  const last = rest.pop() ?? '';
  let at = first.length;
  for (const part of rest) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return isAnchored ? path.length - last.length >= at && path.endsWith(last) : path.indexOf(last, at) >= 0;
}

/** Unreserved characters in the clear, everything else that needs it encoded, hex digits in capitals. */
function normalPath(text: string): string {
  return text.replace(/%[0-9a-f]{2}|[^\x21-\x7e]/giu, (found) => {
    // A broken surrogate is nothing that an address could have.
    if (!found.startsWith('%')) return /\p{Cs}/u.test(found) ? '' : encodeURIComponent(found);
    const character = String.fromCharCode(Number.parseInt(found.slice(1), 16));
    return /[A-Za-z0-9._~-]/.test(character) ? character : found.toUpperCase();
  });
}
