/** What a pattern may stand for: the name without its ending, the ending with its dot, the number of the item, and padded. */
const TOKEN = /\{(name|ext|n(?::([1-9]))?)\}/g;

/** Whether every brace of the pattern belongs to something that is known; else its author meant something that would not happen. */
export const isNamePattern = (pattern: string): boolean => !/[{}]/.test(pattern.replace(TOKEN, ''));

/**
 * The name that a pattern gives to one item of a selection: `{name}`, `{ext}`, `{n}` from 1, `{n:3}` as 001.
 * @param index from 0
 */
export function nameBy(pattern: string, name: string, index: number): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  return pattern
    .replace(TOKEN, (_token, what: string, width: string | undefined) => {
      if (what === 'name') return stem;
      if (what === 'ext') return ending;
      return String(index + 1).padStart(Number(width ?? 1), '0');
    })
    .trim();
}
