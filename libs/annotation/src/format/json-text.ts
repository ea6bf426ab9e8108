/** Deeper than any value that is kept, with the rows around it; far from where recursion ends. */
const MAX_LEVELS = 100;

/** Whether something is nested deeper than anybody could keep; whoever compares or writes it would run out of stack. */
export const isTooDeep = (value: unknown, levels = MAX_LEVELS): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((child) => isTooDeep(child, levels - 1)));

export const TOO_DEEP = `It is nested more than ${MAX_LEVELS} levels deep.`;

/** What `JSON.parse` says is wrong with a text, with the line and column, which it leaves out for some mistakes. */
export function jsonProblem(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message.slice(0, 300) : 'It is no JSON.';
  if (/\bline \d+/.test(message)) return message;
  const at = firstNoToken(text);
  if (at === undefined) return message;
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  return `${message} (line ${line} column ${at - before.lastIndexOf('\n')})`;
}

const TOKEN = /[\s{}[\],:]+|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y;

/** NaN, Infinity, single quotes, comments: where the first thing stands that JSON has no word for. */
function firstNoToken(text: string): number | undefined {
  for (let at = 0; at < text.length;) {
    if (text[at] === '"') {
      at = endOfString(text, at);
      continue;
    }
    TOKEN.lastIndex = at;
    if (!TOKEN.test(text)) return at;
    at = TOKEN.lastIndex;
  }
  return undefined;
}

function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let escapes = 0;
    while (text[at - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return at + 1;
  }
  return text.length;
}
