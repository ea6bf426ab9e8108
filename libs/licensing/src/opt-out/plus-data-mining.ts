import type { UsageSignal, UsageStance } from './usage-signal.js';

const NAMESPACE = 'http://ns.useplus.org/ldf/xmp/1.0/';
const VOCABULARY = /^https?:\/\/ns\.useplus\.org\/ldf\/vocab\/(.+)$/i;
const MAX_SAID = 300;

/** Labels that programs write instead of the value. */
const LABELS: Readonly<Record<string, UsageStance>> = {
  unspecified: 'unknown',
  allowed: 'allowed',
  'prohibited for ai/ml training': 'disallowed',
  'prohibited for generative ai/ml training': 'disallowed',
  'prohibited except for search engine indexing': 'disallowed',
  prohibited: 'disallowed',
  'prohibited, see constraint': 'constrained',
  'prohibited, see embedded rights expression': 'constrained',
  'prohibited, see linked rights expression': 'constrained',
};

/** `plus:DataMining` of an XMP packet: as element, attribute, resource or list, under whichever prefix its namespace has. */
export function plusDataMining(xmp: string): UsageSignal[] {
  const prefixes = new Set(['plus']);
  for (const [, prefix = '', uri] of xmp.matchAll(/xmlns:([\w.-]{1,40})\s*=\s*["']([^"']{1,200})["']/g)) {
    if (uri === NAMESPACE) prefixes.add(prefix);
  }
  return [...prefixes].flatMap((prefix) => valuesOf(xmp, `${prefix}:DataMining`)).flatMap((value) => signalOf(value));
}

/** @param value an address of the vocabulary, a bare key, or a label */
export function plusStance(value: string): UsageStance | undefined {
  const text = value.trim();
  if (/^[a-z]+:\/\//i.test(text)) {
    const key = VOCABULARY.exec(text)?.[1];
    // The words of another vocabulary mean nothing here.
    return key === undefined ? undefined : stanceOfKey(key);
  }
  return /^DMI-/i.test(text) ? stanceOfKey(text) : LABELS[text.toLowerCase()];
}

/** The wild has keys that were never published, cut off or misspelt: what begins as a prohibition is one. */
function stanceOfKey(key: string): UsageStance {
  const word = key.trim().toUpperCase();
  if (word === 'DMI-ALLOWED') return 'allowed';
  if (word === 'DMI-UNSPECIFIED') return 'unknown';
  if (/^DMI-PROHIBITED-SEE/.test(word)) return 'constrained';
  return word.startsWith('DMI-PROHIBITED') ? 'disallowed' : 'unreadable';
}

function signalOf(value: string): UsageSignal[] {
  const stance = plusStance(value);
  return stance === undefined ? [] : [{ kind: 'plus', stance, said: value.trim().slice(0, MAX_SAID) }];
}

function valuesOf(xmp: string, tag: string): string[] {
  const found: string[] = [];
  for (let at = xmp.indexOf(tag); at !== -1; at = xmp.indexOf(tag, at + tag.length)) {
    const rest = xmp.slice(at + tag.length, at + tag.length + 2_000);
    const attribute = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(rest);
    if (attribute) found.push(attribute[1] ?? attribute[2] ?? '');
    else if (xmp[at - 1] === '<') found.push(...insideElement(rest, tag));
  }
  return found;
}

function insideElement(rest: string, tag: string): string[] {
  const end = rest.indexOf('>');
  if (end === -1) return [];
  const resource = /rdf:resource\s*=\s*["']([^"']*)["']/.exec(rest.slice(0, end));
  if (resource) return [resource[1] ?? ''];
  const close = rest.indexOf(`</${tag}>`);
  const body = close === -1 ? '' : rest.slice(end + 1, close);
  const items = [...body.matchAll(/<rdf:li([^>]*)>([^<]*)/g)].map(
    ([, attributes = '', text = '']) => /rdf:resource\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? text,
  );
  return items.length > 0 ? items : [body.replace(/<[^>]*>/g, '')].filter((text) => text.trim() !== '');
}
