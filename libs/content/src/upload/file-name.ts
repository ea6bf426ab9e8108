const MAX_NAME_CHARACTERS = 500;

/**
 * The last segment only (some clients send whole paths, some send worse), without what is not shown: controls, and what
 * turns the text around it about, so that `gpj.exe` cannot read as `exe.jpg`. Halves of characters become question marks.
 */
export function cleanFileName(name: string | null | undefined): string {
  const segment = (name ?? '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu, '')
    .split(/[\\/]/)
    .at(-1)
    ?.trim();
  return segment ? [...segment].slice(0, MAX_NAME_CHARACTERS).join('') : 'untitled';
}
