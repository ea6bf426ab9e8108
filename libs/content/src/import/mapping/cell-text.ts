/** A cell as text; undefined when it says nothing. 0 and false say something. */
export function cellText(cell: unknown): string | undefined {
  if (cell === null || cell === undefined) return undefined;
  if (typeof cell === 'object') return Array.isArray(cell) ? cellTexts(cell).join(', ') || undefined : undefined;
  const text = String(cell).trim();
  return text === '' ? undefined : text;
}

/** The texts of a list, or the one text of a cell. */
export function cellTexts(cell: unknown): string[] {
  return (Array.isArray(cell) ? cell : [cell]).flatMap((one) => cellText(one) ?? []);
}

/** `Chilly+soccer+game` and `it%27s` as they were meant; what is no escape stays as it stands. */
export function urlDecoded(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    // A stray % among escapes: those that can be read are, one run at a time.
    return spaced.replace(/(?:%[0-9a-f]{2})+/gi, decodedOrSame);
  }
}

function decodedOrSame(escapes: string): string {
  try {
    return decodeURIComponent(escapes);
  } catch {
    // Escapes of another encoding than UTF-8: nobody knows which.
    return escapes;
  }
}

/** `a, b; c` and `["a","b"]` as single tags, each once. */
export function splitTags(cell: unknown): string[] {
  const parts = cellTexts(cell).flatMap((text) =>
    /^\s*\[.*\]\s*$/s.test(text) ? jsonTexts(text) : text.split(/[,;|\n]/),
  );
  return [...new Set(parts.map((part) => part.trim().slice(0, 500)).filter((part) => part !== ''))];
}

function jsonTexts(text: string): string[] {
  try {
    return cellTexts(JSON.parse(text));
  } catch {
    // Looked like JSON and is none; Python prints its lists with single quotes.
    return text
      .replace(/^\s*\[|\]\s*$/g, '')
      .split(',')
      .map((part) => part.trim().replace(/^'(.*)'$/s, '$1'));
  }
}
