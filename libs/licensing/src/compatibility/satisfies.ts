import type { Info } from 'spdx-expression-parse';

import { parseExpression } from '../license-expression.js';

type Simple = Extract<Info, { license: string }>;

/** One licence, split so that versions of it can be compared. */
interface Versioned {
  readonly name: string;
  readonly version: readonly number[];
  readonly orLater: boolean;
  readonly exception: string | undefined;
}

/**
 * Whether what an expression asks for is met by a list of approved licences: every licence of an `AND`, one branch of an
 * `OR`. An approved `GPL-2.0-or-later` covers GPL 2 and everything after it; an exception has to be approved by name.
 * @param approved single licences, with `+` and `WITH` where wanted
 * @throws RangeError if either side cannot be parsed, or an approved entry is itself an `AND` or `OR`
 */
export function satisfies(expression: string, approved: readonly string[]): boolean {
  const list = approved.map((entry) => {
    const info = parse(entry);
    if ('conjunction' in info) throw new RangeError(`"${entry}" approves no single licence.`);
    return versioned(info);
  });
  return meets(parse(expression), list);
}

function parse(text: string): Info {
  const info = parseExpression(text);
  if (!info) throw new RangeError(`"${text.slice(0, 80)}" is no SPDX expression.`);
  return info;
}

function meets(info: Info, approved: readonly Versioned[]): boolean {
  if ('license' in info) {
    const wanted = versioned(info);
    return approved.some((entry) => covers(entry, wanted));
  }
  const sides = [info.left, info.right];
  return info.conjunction === 'and'
    ? sides.every((side) => meets(side, approved))
    : sides.some((side) => meets(side, approved));
}

function covers(entry: Versioned, wanted: Versioned): boolean {
  if (entry.name !== wanted.name || entry.exception !== wanted.exception) return false;
  const order = compare(wanted.version, entry.version);
  if (entry.orLater && wanted.orLater) return true;
  if (entry.orLater) return order >= 0;
  return wanted.orLater ? order <= 0 : order === 0;
}

function versioned({ license, plus, exception }: Simple): Versioned {
  const [, name = license, version = '', rest = ''] = /^(.*?)-(\d+(?:\.\d+)*)(-.*)?$/.exec(license) ?? [];
  const qualifier = rest.replace(/-(only|or-later)$/, '');
  return {
    name: name + qualifier,
    version: version === '' ? [] : version.split('.').map(Number),
    orLater: plus === true || rest.endsWith('-or-later'),
    exception,
  };
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
