import { thumbHashToDataURL } from 'thumbhash';

/** Enough for long lists; each is about a kilobyte. */
const MOST = 500;
/** The size and the mean colours; shorter ones are none. */
const LEAST = 5;
const drawn = new Map<string, string>();

/** The few colours of a picture as an address that an element can have behind it; undefined where there are none. */
export function thumbhashUrl(thumbhash: string | null | undefined): string | undefined {
  if (!thumbhash) return undefined;
  const known = drawn.get(thumbhash);
  if (known !== undefined) return known || undefined;
  if (drawn.size >= MOST) drawn.clear();
  const url = draw(thumbhash);
  drawn.set(thumbhash, url);
  return url || undefined;
}

function draw(thumbhash: string): string {
  try {
    const bytes = Uint8Array.from(atob(thumbhash), (sign) => sign.charCodeAt(0));
    return bytes.length < LEAST ? '' : thumbHashToDataURL(bytes);
  } catch {
    // Not base64: a grey place does as well, and nobody can do anything about it here.
    return '';
  }
}
