/** More come as a file. */
export const MAX_ADDRESSES = 10_000;

/** What somebody has pasted, as addresses. */
export interface PastedAddresses {
  /** Each once, in the order given. */
  readonly addresses: readonly string[];
  /** Lines that are none. */
  readonly strange: readonly string[];
}

/** One address a line; blanks around them and empty lines do not matter. */
export function pastedAddresses(text: string): PastedAddresses {
  const lines = text
    .split(/\s+/)
    .map((line) => line.trim())
    .filter(Boolean);
  const isAddress = (line: string): boolean => /^https?:\/\/[^/\s]+/i.test(line) && URL.canParse(line);
  return { addresses: [...new Set(lines.filter(isAddress))], strange: lines.filter((line) => !isAddress(line)) };
}
