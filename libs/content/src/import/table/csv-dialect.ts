const DELIMITERS = [',', ';', '\t', '|'] as const;
const LINES_LOOKED_AT = 20;

/** The delimiter that splits the first lines into the most columns alike; a comma when none does. */
export function sniffDelimiter(head: string): string {
  const lines = splitOutsideQuotes(head, '\n').slice(0, LINES_LOOKED_AT);
  // The last line may be cut off in the middle.
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  const scores = DELIMITERS.map((delimiter) => ({ delimiter, score: alikeness(whole, delimiter) }));
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > 0 ? best.delimiter : ',';
}

/** Columns of the header, weighed by the share of lines that have as many. */
function alikeness(lines: readonly string[], delimiter: string): number {
  const counts = lines.filter((line) => line.trim() !== '').map((line) => splitOutsideQuotes(line, delimiter).length);
  const [header = 1] = counts;
  if (header < 2) return 0;
  return (header - 1) * (counts.filter((count) => count === header).length / counts.length);
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let isQuoted = false;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') isQuoted = !isQuoted;
    else if (!isQuoted && text[i] === separator) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}

/** Every column has a name of its own: nameless ones are counted, repeated ones numbered. */
export function headerNames(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  return cells.map((cell, index) => {
    const wanted = cell.trim() === '' ? `column ${index + 1}` : cell.trim();
    let name = wanted;
    for (let n = 2; taken.has(name); n++) name = `${wanted} (${n})`;
    taken.add(name);
    return name;
  });
}
