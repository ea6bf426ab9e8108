const MAX_LENGTH = 1_000;
/** Never reached: it only stands for us while the address is read as a browser would read it. */
const OWN = 'https://own.invalid';

/**
 * The path within our console that somebody wants to come back to. Whatever a browser could take for another site, also
 * after decoding, is no such path: an address from outside must not be able to send people elsewhere in our name.
 */
export function returnPath(wish: unknown, fallback = '/browse'): string {
  if (typeof wish !== 'string' || wish.length > MAX_LENGTH) return fallback;
  return isLocal(wish) && isLocal(decoded(wish)) ? wish : fallback;
}

function isLocal(path: string): boolean {
  if (!/^\/(?!\/)[^\\\p{Cc}\s]*$/u.test(path)) return false;
  const url = URL.parse(path, OWN);
  // `/.//evil.example` is read as `//evil.example`.
  return url !== null && url.origin === OWN && !url.pathname.startsWith('//');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path).replaceAll(' ', '+');
  } catch {
    // Only the decoder knows which percent signs are no escapes; such a path is nobody's.
    return '';
  }
}
