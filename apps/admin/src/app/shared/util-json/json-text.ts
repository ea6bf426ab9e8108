/** What a text is as JSON: an object or list, or why it is none. */
export type Parsed = { readonly value: unknown } | { readonly problem: string };

export function parsed(text: string): Parsed {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    // Half-written JSON is what an editor holds most of the time; only the parser can tell.
    return { problem: error instanceof Error ? error.message : 'This is not JSON.' };
  }
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where something stands in a text. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/**
 * Where a JSON pointer leads in the text: the value, or the innermost one around it that is there.
 * @param text valid JSON
 */
export function placeOf(text: string, pointer: string): Place {
  const wanted = pointer.split('/').slice(1).map(unescaped);
  let place: Place = { from: 0, to: text.length };
  let depth = -1;
  new Scanner(text).value((path, from, to) => {
    if (path.length <= depth || path.length > wanted.length || path.some((part, at) => part !== wanted[at])) return;
    depth = path.length;
    place = { from, to };
  }, []);
  return place;
}

const unescaped = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~');

type Found = (path: readonly string[], from: number, to: number) => void;

class Scanner {
  private at = 0;
  constructor(private readonly text: string) {}

  value(found: Found, path: readonly string[]): void {
    this.blank();
    const from = this.at;
    const first = this.text[this.at];
    if (first === '{' || first === '[') this.container(found, path, first === '{');
    else if (first === '"') this.string();
    else while (this.at < this.text.length && !/[\s,\]}]/.test(this.text[this.at] ?? '')) this.at += 1;
    found(path, from, this.at);
  }

  private container(found: Found, path: readonly string[], isMap: boolean): void {
    this.at += 1;
    for (let index = 0; this.at < this.text.length; index += 1) {
      this.blank();
      if (this.text[this.at] === '}' || this.text[this.at] === ']') break;
      const name = isMap ? this.name() : String(index);
      this.value(found, [...path, name]);
      this.blank();
      if (this.text[this.at] === ',') this.at += 1;
    }
    this.at += 1;
  }

  private name(): string {
    const from = this.at;
    this.string();
    const name = JSON.parse(this.text.slice(from, this.at)) as string;
    this.blank();
    this.at += 1;
    return name;
  }

  private string(): void {
    for (this.at += 1; this.at < this.text.length && this.text[this.at] !== '"'; this.at += 1)
      if (this.text[this.at] === '\\') this.at += 1;
    this.at += 1;
  }

  private blank(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at += 1;
  }
}
