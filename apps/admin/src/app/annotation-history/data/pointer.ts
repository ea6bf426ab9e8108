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

/** A value as short as it can be read. */
export function valueWord(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  if (isBox(value)) {
    const [x, y, width, height] = value.map((part) => Math.round(part * 10) / 10);
    return `${width} × ${height} at ${x}, ${y}`;
  }
  if (typeof value === 'object' && value !== null && 'bbox' in value && isBox(value.bbox)) {
    return [labelOf(value), valueWord(value.bbox)].filter(Boolean).join(': ');
  }
  return JSON.stringify(value);
}

function labelOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { label, tag } = value as Readonly<Record<string, unknown>>;
  return typeof label === 'string' ? label : typeof tag === 'string' ? tag : undefined;
}

const tokensOf = (path: string): string[] =>
  path
    .split('/')
    .slice(1)
    .map((token) => token.replace(/~1/g, '/').replace(/~0/g, '~'));

const pathOf = (tokens: readonly string[]): string =>
  tokens.map((token) => `/${token.replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
