import { isEqual, isList, isMembers } from './json-value.js';

/** A step of any kind, as far as a schema of requests can say it; what a kind needs is looked for here. */
export interface PatchStep {
  readonly op: 'add' | 'remove' | 'replace' | 'move' | 'copy' | 'test';
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

type Members = Record<string, unknown>;

/**
 * What a JSON Patch (RFC 6902) makes of a value; the value itself stays as it is. Libraries leave out names that could change what
 * an object is, and so write to another place than they were told, or take a pointer without its slash.
 * @throws Error naming the step that does not fit
 */
export function applyPatch(value: unknown, patch: readonly PatchStep[]): unknown {
  // One level more lets a step replace the whole.
  const document: Members = { '': structuredClone(value) };
  patch.forEach((step, index) => {
    try {
      applyStep(document, step);
    } catch (error) {
      throw new Error(`step ${index}: ${error instanceof Error ? error.message : 'does not fit'}`);
    }
  });
  return document[''];
}

function applyStep(document: Members, step: PatchStep): void {
  const { op, path } = step;
  switch (op) {
    case 'add':
      return add(document, path, valueOf(step));
    case 'remove':
      remove(document, path);
      return;
    case 'replace':
      return replace(document, path, valueOf(step));
    case 'copy':
      return add(document, path, structuredClone(read(document, fromOf(step))));
    case 'move': {
      const from = fromOf(step);
      if (path.startsWith(`${from}/`)) throw new Error('nothing can be moved into itself');
      return add(document, path, remove(document, from));
    }
    case 'test':
      if (!isEqual(read(document, path), valueOf(step))) throw new Error(`${path} is something else`);
  }
}

function valueOf(step: PatchStep): unknown {
  if (!Object.hasOwn(step, 'value') || step.value === undefined) throw new Error('has no value');
  return structuredClone(step.value);
}

function fromOf({ from }: PatchStep): string {
  if (from === undefined) throw new Error('does not say from where');
  return from;
}

const ESCAPES: Readonly<Record<string, string>> = { '~0': '~', '~1': '/' };

/** The names on the way, and the last one; '' leads to the whole. */
function namesOf(pointer: string): { readonly way: readonly string[]; readonly last: string } {
  if (pointer !== '' && !pointer.startsWith('/')) throw new Error(`${pointer} is no JSON pointer`);
  const names = pointer.split('/').map((name) => name.replace(/~[01]/g, (escape) => ESCAPES[escape] ?? escape));
  return { way: names.slice(0, -1), last: names.at(-1) ?? '' };
}

function holderOf(document: Members, pointer: string): { readonly holder: unknown; readonly name: string } {
  const { way, last } = namesOf(pointer);
  const holder = way.reduce<unknown>((at, name) => partOf(at, name, pointer), document);
  return { holder, name: last };
}

function partOf(holder: unknown, name: string, pointer: string): unknown {
  if (isList(holder)) return holder[indexIn(holder, name, holder.length - 1, pointer)];
  if (isMembers(holder) && Object.hasOwn(holder, name)) return holder[name];
  throw new Error(`${pointer} leads nowhere`);
}

function read(document: Members, pointer: string): unknown {
  const { holder, name } = holderOf(document, pointer);
  return partOf(holder, name, pointer);
}

/** @param greatest -1 for a list that has none */
function indexIn(list: readonly unknown[], name: string, greatest: number, pointer: string): number {
  const index = /^(?:0|[1-9]\d{0,9})$/.test(name) ? Number(name) : Infinity;
  if (index > greatest) throw new Error(`${pointer} is beyond a list of ${list.length}`);
  return index;
}

/** Assigning could change what the object is, where this makes a member that the checks behind refuse. */
const put = (holder: object, name: string, value: unknown): void => {
  Object.defineProperty(holder, name, { value, configurable: true, enumerable: true, writable: true });
};

function replace(document: Members, pointer: string, value: unknown): void {
  const { holder, name } = holderOf(document, pointer);
  partOf(holder, name, pointer);
  put(holder as object, name, value);
}

function add(document: Members, pointer: string, value: unknown): void {
  const { holder, name } = holderOf(document, pointer);
  if (isMembers(holder)) put(holder, name, value);
  else if (Array.isArray(holder))
    holder.splice(name === '-' ? holder.length : indexIn(holder, name, holder.length, pointer), 0, value);
  else throw new Error(`${pointer} leads nowhere`);
}

/** @returns what stood there */
function remove(document: Members, pointer: string): unknown {
  const { holder, name } = holderOf(document, pointer);
  const gone = partOf(holder, name, pointer);
  if (Array.isArray(holder)) holder.splice(Number(name), 1);
  else if (isMembers(holder)) Reflect.deleteProperty(holder, name);
  return gone;
}
