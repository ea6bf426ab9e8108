import type { Removed } from './cleaned.js';

const SIGNATURES: readonly (readonly [string, RegExp])[] = [
  ['zip', /PK\x03\x04|PK\x05\x06/],
  ['pdf', /%PDF-\d/],
  ['html', /<!doctype\s+html|<html[\s>]|<script[\s>]|<iframe[\s>]|<svg[\s>]/i],
  ['php', /<\?php/i],
  ['program', /^(?:MZ[\s\S]{58}|\x7fELF)/],
  ['rar', /Rar!\x1a\x07/],
  ['7z', /7z\xbc\xaf\x27\x1c/],
];

/** Names the first thing that hid in the removed parts and is another kind of file (`zip in trailing`); undefined if there is none. */
export function hiddenPayload(removed: readonly Removed[]): string | undefined {
  for (const { what, bytes } of removed) {
    const text = bytes.toString('latin1');
    const found = SIGNATURES.find(([, pattern]) => pattern.test(text));
    if (found) return `${found[0]} in ${what}`;
  }
  return undefined;
}
