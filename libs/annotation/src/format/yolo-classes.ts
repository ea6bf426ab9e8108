import { parseDocument } from 'yaml';

import { type IncomingFile, isRecord, type Unreadable } from './exchange.js';

/** More than any detector tells apart; numbers beyond are a mistake in the file. */
const MAX_CLASS = 100_000;

/** Names of classes by their numbers; there may be gaps. */
export type ClassNames = readonly (string | undefined)[];

/** `data.yaml` says names as they are, and with their numbers; lists of lines are numbered from 0, empty ones too. */
export async function classesIn(file: IncomingFile): Promise<{ readonly names: ClassNames } | Unreadable> {
  let listed: { readonly names: ClassNames } | Unreadable | undefined;
  for await (const entry of (await file.entries()) ?? []) {
    const isList = /(?:^|\/)(?:classes\.txt|[^/]+\.names)$/i.test(entry.path);
    if (!isList && !/(?:^|\/)[^/]+\.ya?ml$/i.test(entry.path)) continue;
    const text = await entry.read();
    if (typeof text !== 'string') listed ??= text;
    else if (isList) listed = { names: text.trimEnd().split(/\r?\n/) };
    else {
      const found = readYaml(entry.path, text);
      if (found && 'names' in found) return found;
      listed ??= found;
    }
  }
  const message = 'It is no archive with classes.txt or data.yaml and label files.';
  return listed ?? { where: 'the file', code: 'broken', message };
}

/** @returns undefined for YAML that is about something else */
function readYaml(path: string, text: string): { readonly names: ClassNames } | Unreadable | undefined {
  try {
    // Words stay words: a class may be called `no` or `1.0`.
    const document = parseDocument(text, { schema: 'failsafe' });
    const [error] = document.errors;
    if (error) throw error;
    const data: unknown = document.toJS({ maxAliasCount: 100 });
    return isRecord(data) && data['names'] !== undefined ? { names: namesOf(data['names']) } : undefined;
  } catch (error) {
    // The parser is the only judge, of bombs of aliases too; its message goes on with a drawing of the place.
    if (!(error instanceof Error)) throw error;
    return { where: path, code: 'broken', message: error.message.split('\n')[0] ?? 'It is no YAML.' };
  }
}

/** A list, or numbers with names in any order. */
function namesOf(names: unknown): ClassNames {
  if (!Array.isArray(names) && !isRecord(names))
    throw new TypeError('names: It is neither a list nor numbers with names.');
  const found: string[] = [];
  for (const [key, name] of Object.entries(names)) {
    if (!/^\d+$/.test(key) || Number(key) > MAX_CLASS || typeof name !== 'string')
      throw new TypeError(`names: ${key} is no number of a class with a name.`);
    found[Number(key)] = name;
  }
  return found;
}

/** What Ultralytics reads. The names are JSON, which is YAML when characters that nobody sees are escaped. */
export function dataYaml(names: readonly string[]): string {
  const escaped = JSON.stringify(names).replaceAll(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `train: images\nval: images\nnc: ${names.length}\nnames: ${escaped}\n`;
}
