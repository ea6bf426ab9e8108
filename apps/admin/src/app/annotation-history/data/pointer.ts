import { isBox } from '@odr/contracts';

import { words } from '../../shared/util-format/format.js';

/** The value that a JSON pointer leads to; undefined where it leads nowhere. */
export function valueAt(root: unknown, path: string): unknown {
  let value = root;
  for (const token of tokensOf(path)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[token];
  }
  return value;
}

/**
 * A pointer in words: "Objects › 2 (cow) › Bbox".
 * @param added what will stand there, where nothing stands yet
 */
export function nameOf(root: unknown, path: string, added?: unknown): string {
  const tokens = tokensOf(path);
  if (tokens.length === 0) return 'Everything';
  return tokens
    .map((token, index) => {
      const isLast = index === tokens.length - 1;
      const there = valueAt(root, pathOf(tokens.slice(0, index + 1)));
      const label = labelOf(isLast && added !== undefined ? added : there);
      return `${/^\d+$/.test(token) ? Number(token) + 1 : words(token)}${label ? ` (${label})` : ''}`;
    })
    .join(' › ');
}

/** More parts than this are counted instead. */
const NAMED = 12;

/** A value as short as it can be read: in words, whatever it is. */
export function valueWord(value: unknown): string {
  if (value === undefined) return '';
  if (value === null) return 'nothing';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (isBox(value)) {
    const [x, y, width, height] = value.map(rounded);
    return `${width} × ${height} at ${x}, ${y}`;
  }
  if (Array.isArray(value)) return listWord(value);
  return typeof value === 'object' ? mapWord(value as Json) : String(value);
}

const rounded = (part: number): number => Math.round(part * 10) / 10;

function listWord(items: readonly unknown[]): string {
  if (items.length === 0) return 'none';
  const numbers = items.filter((one) => typeof one === 'number');
  if (numbers.length === items.length)
    return items.length > NAMED ? `${items.length} numbers` : numbers.map(rounded).join(', ');
  const named = items.slice(0, NAMED).map(valueWord);
  const more = items.length - NAMED;
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join(named.some((one) => /[,(]/.test(one)) ? '; ' : ', ');
}

/** What names it stands first; the rest follows with its own name. */
function mapWord(value: Json): string {
  const label = labelOf(value);
  const rest = Object.entries(value).filter(([name, one]) => one !== label || (name !== 'label' && name !== 'tag'));
  if (rest.length === 0) return label ?? 'nothing';
  const parts = rest.map(([name, one]) => (name === 'bbox' ? valueWord(one) : `${words(name)}: ${valueWord(one)}`));
  if (label === undefined) return parts.join('; ');
  return rest.length === 1 && rest[0]?.[0] === 'bbox' ? `${label}: ${parts[0]}` : `${label} (${parts.join(', ')})`;
}

function labelOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { label, tag } = value as Json;
  return typeof label === 'string' ? label : typeof tag === 'string' ? tag : undefined;
}

type Json = Readonly<Record<string, unknown>>;

const tokensOf = (path: string): string[] =>
  path
    .split('/')
    .slice(1)
    .map((token) => token.replace(/~1/g, '/').replace(/~0/g, '~'));

/** The members or items below a path, as paths; none where there is nothing below. */
export function pathsBelow(root: unknown, path: string): readonly string[] {
  const value = valueAt(root, path);
  return typeof value === 'object' && value !== null
    ? Object.keys(value).map((name) => `${path}${pathOf([name])}`)
    : [];
}

const pathOf = (tokens: readonly string[]): string =>
  tokens.map((token) => `/${token.replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
