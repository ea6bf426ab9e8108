import { isObject } from '../util-json/json-text.js';
import { type Known, resolved, type Schema, schemasOf, takesNull, typeOf } from './schema-reading.js';

/** How a part of a value is entered. What no field fits is written as JSON. */
export type Field =
  | TextField
  | NumberField
  | { readonly kind: 'boolean' }
  | { readonly kind: 'choice'; readonly options: readonly Option[] }
  | { readonly kind: 'list'; readonly item: Schema; readonly min: number; readonly max: number }
  | { readonly kind: 'tuple'; readonly items: readonly Schema[] }
  | { readonly kind: 'group'; readonly members: readonly Member[] }
  | { readonly kind: 'alternatives'; readonly schemas: readonly Schema[] }
  | { readonly kind: 'anything' };

export interface TextField {
  readonly kind: 'text';
  readonly isLong: boolean;
  readonly min: number;
  readonly max: number | undefined;
  readonly input: 'text' | 'date' | 'email' | 'url';
  readonly placeholder: string;
}

export interface NumberField {
  readonly kind: 'number';
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly isWhole: boolean;
  /** "0 to 1", "more than 0": what may be entered, in words; empty where anything may. */
  readonly range: string;
}

export interface Option {
  readonly value: unknown;
  readonly word: string;
}

export interface Member {
  readonly name: string;
  readonly schema: Schema;
  readonly isRequired: boolean;
}

/** Longer texts are written in more than one line. */
const LONG_TEXT = 200;
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** @param schema without a reference of its own */
export function fieldOf(schema: Schema, root: Schema): Field {
  if (Array.isArray(schema['enum'])) return choiceOf(schema['enum']);
  if ('const' in schema) return choiceOf([schema['const']]);
  const type = typeOf(schema);
  if (type === 'object') return groupOf(schema);
  const alternatives = schemasOf(schema['anyOf'] ?? schema['oneOf']);
  if (alternatives.length > 0) return alternativesOf(schema, alternatives, root);
  switch (type) {
    case 'string':
      return textOf(schema);
    case 'number':
    case 'integer':
      return numberOf(schema, type);
    case 'boolean':
      return { kind: 'boolean' };
    case 'array':
      return listOf(schema);
    default:
      return { kind: 'anything' };
  }
}

const choiceOf = (options: readonly unknown[]): Field => ({
  kind: 'choice',
  options: options.map((value) => ({ value, word: typeof value === 'string' ? value : JSON.stringify(value) })),
});

const FORMATS: Readonly<Record<string, Pick<TextField, 'input' | 'placeholder'>>> = {
  date: { input: 'date', placeholder: '' },
  'date-time': { input: 'text', placeholder: '2026-03-01T10:00:00Z' },
  time: { input: 'text', placeholder: '10:00:00Z' },
  email: { input: 'email', placeholder: 'name@example.org' },
  uri: { input: 'url', placeholder: 'https://example.org' },
  uuid: { input: 'text', placeholder: '00000000-0000-0000-0000-000000000000' },
};

function textOf({ minLength, maxLength, format, pattern }: Schema): Field {
  const max = number(maxLength);
  const known = FORMATS[typeof format === 'string' ? format : ''];
  // A pattern is of a code rather than of a text.
  const isLong = !known && pattern === undefined && (max === undefined || max > LONG_TEXT);
  return { kind: 'text', isLong, min: number(minLength) ?? 0, max, input: 'text', placeholder: '', ...known };
}

function numberOf(schema: Schema, type: string): NumberField {
  const [from, to] = [number(schema['minimum']), number(schema['maximum'])];
  const [above, below] = [number(schema['exclusiveMinimum']), number(schema['exclusiveMaximum'])];
  const [low, high] = [
    above === undefined ? (from === undefined ? '' : `${from}`) : `more than ${above}`,
    below === undefined ? (to === undefined ? '' : `${to}`) : `less than ${below}`,
  ];
  const [atLeast, atMost] = [
    above === undefined ? `at least ${low}` : low,
    below === undefined ? `at most ${high}` : high,
  ];
  const range =
    low && high
      ? above === undefined && below === undefined
        ? `${low} to ${high}`
        : `${atLeast}, ${atMost}`
      : low
        ? atLeast
        : high
          ? atMost
          : '';
  return { kind: 'number', min: from ?? above, max: to ?? below, isWhole: type === 'integer', range };
}

function listOf(schema: Schema): Field {
  const tuple = schemasOf(schema['prefixItems']);
  // What may follow a tuple has no field; as long as nothing may, or nothing has to, the tuple is all.
  if (tuple.length > 0) return { kind: 'tuple', items: tuple };
  if (!isObject(schema['items'])) return { kind: 'anything' };
  const { items, minItems, maxItems } = schema;
  return { kind: 'list', item: items as Schema, min: number(minItems) ?? 0, max: number(maxItems) ?? Infinity };
}

function groupOf(schema: Schema): Field {
  const { properties, required } = schema;
  if (!isObject(properties)) return { kind: 'anything' };
  const names = new Set(Array.isArray(required) ? required : []);
  const members = Object.entries(properties).map(([name, member]) => ({
    name,
    schema: isObject(member) ? member : {},
    isRequired: names.has(name),
  }));
  return { kind: 'group', members };
}

/** Only what a value's type tells apart can be offered for choice: else nobody could say which one a value is of. */
function alternativesOf(schema: Schema, alternatives: readonly Schema[], root: Schema): Field {
  const consts = alternatives.filter((one) => 'const' in one);
  if (consts.length === alternatives.length)
    return {
      kind: 'choice',
      options: alternatives.map((one) => ({ value: one['const'], word: labelOf(JSON.stringify(one['const']), one) })),
    };
  const { anyOf: _any, oneOf: _one, ...base } = schema;
  const schemas = alternatives.map((one) => ({ ...base, ...one }));
  const types = schemas.map((one) => kindOf(resolved(one, root).schema));
  const isTold = types.every((type) => type !== undefined) && new Set(types).size === types.length;
  return isTold ? { kind: 'alternatives', schemas } : { kind: 'anything' };
}

function kindOf(schema: Schema): string | undefined {
  const type = typeOf(schema);
  return type === 'integer' ? 'number' : type;
}

/** Which of several schemas a value is meant for, by its type: the first that could be. */
export function alternativeFor(value: unknown, alternatives: readonly Schema[], root: Schema): number {
  const kind = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
  return Math.max(
    0,
    alternatives.findIndex((one) => kindOf(resolved(one, root).schema) === kind),
  );
}

/** What a part is called: its title, else its name in words. */
export const labelOf = (name: string, { title }: Schema): string => {
  if (typeof title === 'string' && title !== '') return title;
  const words = name.replaceAll(/[_-]+/g, ' ').trim();
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
};

/** A part with everything that a field asks of it. */
export interface Part extends Known {
  readonly field: Field;
  readonly isNullable: boolean;
}

export function partOf(schema: unknown, root: Schema, trail?: readonly string[]): Part {
  const known = resolved(schema, root, trail);
  return { ...known, field: fieldOf(known.schema, root), isNullable: takesNull(known.schema) };
}
