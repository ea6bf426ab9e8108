import { LicenseVerdict } from '@odr/contracts';
import parse, { type Info } from 'spdx-expression-parse';

import { LicenseClass } from './license-classes.js';
import { type License, licenseById } from './license-catalogue.js';

/** Longer than any honest licence field; the parser is recursive, so a page of brackets must not reach it. */
const MAX_EXPRESSION_LENGTH = 400;

/** Parses an SPDX licence expression; undefined for anything else, `NONE` and `NOASSERTION` included. */
export function parseExpression(text: string): Info | undefined {
  if (text.length > MAX_EXPRESSION_LENGTH) return undefined;
  try {
    return parse(text);
  } catch {
    // The parser's only way to say "no"; its messages name token positions, which help nobody here.
    return undefined;
  }
}

/** Writes an expression the way SPDX does: operators in capitals, brackets only where they change the meaning. */
export function formatExpression(info: Info): string {
  if ('license' in info) {
    return info.license + (info.plus ? '+' : '') + (info.exception ? ` WITH ${info.exception}` : '');
  }
  const side = (part: Info): string =>
    info.conjunction === 'and' && 'conjunction' in part && part.conjunction === 'or'
      ? `(${formatExpression(part)})`
      : formatExpression(part);
  return `${side(info.left)} ${info.conjunction.toUpperCase()} ${side(info.right)}`;
}

/** Every id an expression names, left to right. */
export const idsOf = (info: Info): string[] =>
  'license' in info ? [info.license] : [...idsOf(info.left), ...idsOf(info.right)];

/** Whether an expression names a licence, as all of it or as a part; a statement about another version names another licence. */
export function namesLicense(expression: string, id: string): boolean {
  const info = parseExpression(expression);
  return expression === id || (info !== undefined && idsOf(info).includes(id));
}

/**
 * Whether what an expression allows is open: `OR` is as good as its best branch, `AND` as its worst.
 * An exception (`WITH`) only ever adds permission. Null, `NONE`, `NOASSERTION` and nonsense are unknown.
 */
export function verdictOf(expression: string | null | undefined): LicenseVerdict {
  const info = expression ? parseExpression(expression) : undefined;
  return info ? verdictOfInfo(info) : LicenseVerdict.Unknown;
}

function verdictOfInfo(info: Info): LicenseVerdict {
  if ('license' in info) return licenseById(info.license)?.verdict ?? LicenseVerdict.Unknown;
  const sides = [verdictOfInfo(info.left), verdictOfInfo(info.right)];
  const [decisive, weak] =
    info.conjunction === 'or'
      ? [LicenseVerdict.Open, LicenseVerdict.NotOpen]
      : [LicenseVerdict.NotOpen, LicenseVerdict.Open];
  if (sides.includes(decisive)) return decisive;
  return sides.every((side) => side === weak) ? weak : LicenseVerdict.Unknown;
}

/** Fewest duties first: which branch of an `OR` to rely on. */
const PREFERENCE: readonly LicenseClass[] = [
  LicenseClass.PublicDomain,
  LicenseClass.Attribution,
  LicenseClass.Software,
  LicenseClass.ShareAlike,
  LicenseClass.NonCommercial,
  LicenseClass.NoDerivatives,
  LicenseClass.UseRestricted,
  LicenseClass.Unclassified,
];

/**
 * The licences somebody relies on when using a work: all of an `AND`, the least demanding branch of an `OR`.
 * @returns an id that the catalogue does not know comes back as a bare name
 */
export function chosenLicenses(expression: string): readonly (License | { id: string })[] {
  const info = parseExpression(expression);
  return info ? chosenOf(info) : [];
}

function chosenOf(info: Info): readonly (License | { id: string })[] {
  if ('license' in info) return [licenseById(info.license) ?? { id: info.license }];
  const [left, right] = [chosenOf(info.left), chosenOf(info.right)];
  if (info.conjunction === 'and') return [...left, ...right];
  return burden(right) < burden(left) ? right : left;
}

const burden = (licenses: readonly (License | { id: string })[]): number =>
  Math.max(...licenses.map((l) => PREFERENCE.indexOf('class' in l ? l.class : LicenseClass.Unclassified)));
