import { LicenseVerdict } from '@odr/contracts';

import { deedOfId } from './license-catalogue.js';
import { formatExpression, idsOf, parseExpression, verdictOf } from './license-expression.js';
import { readLicenseText, type TextReading } from './license-text.js';
import { readLicenseUrl } from './license-url.js';

/** What a contributor, a spreadsheet or a page claims. */
export interface LicenseClaim {
  readonly license?: string | null;
  readonly licenseUrl?: string | null;
}

export type LicenseProblemCode =
  'missing' | 'no_assertion' | 'needs_version' | 'needs_evidence' | 'contradictory' | 'unrecognised';

export interface NormalisedLicense {
  /** SPDX expression, or null when nothing certain can be said. */
  readonly spdx: string | null;
  readonly verdict: LicenseVerdict;
  /** Why it is null, in a word for programs and a sentence for people. */
  readonly problem?: { readonly code: LicenseProblemCode; readonly detail: string };
}

const MAX_LENGTH = 2_000;

/**
 * Turns a claim into an SPDX expression and a verdict. The address wins where it is more exact, since it names
 * one text; where address and name exclude each other, neither is believed. A missing version is never guessed.
 */
export function normaliseLicense(claim: LicenseClaim): NormalisedLicense {
  const text = claim.license?.trim() ?? '';
  const url = claim.licenseUrl?.trim() ?? '';
  if (text === '' && url === '') return unknown('missing', 'No licence is stated.');
  if (text.length > MAX_LENGTH || url.length > MAX_LENGTH)
    return unknown('unrecognised', 'The licence is not one that is known here.');
  if (/^(NONE|NOASSERTION)$/i.test(text)) {
    return url !== '' && readLicenseUrl(url).kind === 'license'
      ? contradictory(text, url)
      : unknown('no_assertion', `${text.toUpperCase()} gives no permission.`);
  }
  const byUrl: TextReading = url === '' ? { kind: 'unrecognised' } : readLicenseUrl(url);
  const info = parseExpression(text);
  if (info && 'conjunction' in info) return expression(idsOf(info), formatExpression(info), byUrl, text, url);
  return reconcile(readName(text), byUrl, text, url);
}

/** Many fields carry the address in the name's place. */
function readName(text: string): TextReading {
  const byAddress = readLicenseUrl(text);
  if (byAddress.kind !== 'unrecognised') return byAddress;
  const info = parseExpression(text);
  if (info) return { kind: 'license', id: formatExpression(info) };
  return text === '' ? { kind: 'unrecognised' } : readLicenseText(text);
}

function expression(ids: string[], spdx: string, byUrl: TextReading, text: string, url: string): NormalisedLicense {
  const contradicts = byUrl.kind === 'license' && !ids.some((id) => baseOf(id) === baseOf(byUrl.id));
  return contradicts ? contradictory(text, url) : certain(spdx);
}

function reconcile(byText: TextReading, byUrl: TextReading, text: string, url: string): NormalisedLicense {
  if (byText.kind === 'license' && byUrl.kind === 'license') {
    return agrees(byText.id, byUrl.id)
      ? certain(isRefined(byText.id) ? byText.id : byUrl.id)
      : contradictory(text, url);
  }
  const known = byText.kind === 'license' ? byText : byUrl.kind === 'license' ? byUrl : undefined;
  const partial = byText.kind === 'needs_version' ? byText : byUrl.kind === 'needs_version' ? byUrl : undefined;
  if (known) {
    const deed = deedOfId(known.id);
    if (partial && deed?.slug !== partial.slug) return contradictory(text, url);
    return certain(known.id);
  }
  if (byText.kind === 'needs_version' && byUrl.kind === 'needs_version' && byText.slug !== byUrl.slug) {
    return contradictory(text, url);
  }
  if (partial) {
    return unknown(
      'needs_version',
      `Creative Commons ${partial.slug.toUpperCase()} has several versions; say which one.`,
    );
  }
  if (byText.kind === 'needs_evidence') {
    return unknown(
      'needs_evidence',
      'Say why the work is in the public domain: CC0-1.0, CC-PDM-1.0, or a law and a date.',
    );
  }
  return unknown('unrecognised', 'The licence is not one that is known here.');
}

/** `+`, `WITH` and `-or-later` say more than an address can. */
const isRefined = (id: string): boolean => baseOf(id) !== id;
const baseOf = (id: string): string => id.split(' WITH ')[0]?.replace(/\+$|-only$|-or-later$/, '') ?? id;

/** A name without its port (`CC BY 3.0`) agrees with the address of a ported text, which then says which one. */
function agrees(text: string, url: string): boolean {
  if (baseOf(text) === baseOf(url)) return true;
  const [a, b] = [deedOfId(text), deedOfId(url)];
  return a !== undefined && b !== undefined && a.slug === b.slug && a.version === b.version && a.jurisdiction === '';
}

const certain = (spdx: string): NormalisedLicense => ({ spdx, verdict: verdictOf(spdx) });

const unknown = (code: LicenseProblemCode, detail: string): NormalisedLicense => ({
  spdx: null,
  verdict: LicenseVerdict.Unknown,
  problem: { code, detail },
});

const contradictory = (text: string, url: string): NormalisedLicense =>
  unknown('contradictory', `The licence "${clip(text)}" and the address ${clip(url)} name different licences.`);

const clip = (value: string): string => (value.length > 120 ? `${value.slice(0, 120)}…` : value);
