import { isObject } from '../util-json/json-text.js';

export type Schema = Readonly<Record<string, unknown>>;

/** How a part of a value is entered. What no field fits is written as JSON. */
export type Field =
  | { readonly kind: 'text'; readonly isLong: boolean; readonly maxLength: number | undefined }
  | {
      readonly kind: 'number';
      readonly min: number | undefined;
      readonly max: number | undefined;
      readonly isWhole: boolean;
    }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'choice'; readonly options: readonly unknown[] }
  | { readonly kind: 'list'; readonly item: Schema; readonly max: number }
  | { readonly kind: 'tuple'; readonly items: readonly Schema[] }
  | { readonly kind: 'group'; readonly members: readonly Member[] }
  | { readonly kind: 'alternatives'; readonly schemas: readonly Schema[] }
  | { readonly kind: 'anything' };

export interface Member {
  readonly name: string;
  readonly schema: Schema;
  readonly isRequired: boolean;
}

const LONG_TEXT = 200;
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const schemas = (value: unknown): readonly Schema[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** The schema that a local reference means; anything else as it is. A reference in a circle ends as "anything". */
export function resolved(schema: unknown, root: Schema): Schema {
  let current = isObject(schema) ? schema : {};
  for (let step = 0; typeof current['$ref'] === 'string'; step += 1) {
    const target = step < 16 ? at(root, current['$ref']) : undefined;
    if (!target) return {};
    current = target;
  }
  return current;
}

function at(root: Schema, reference: string): Schema | undefined {
  if (!reference.startsWith('#')) return undefined;
  let found: unknown = root;
  for (const token of reference.slice(1).split('/').slice(1)) {
    const name = decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
    found =
      isObject(found) || Array.isArray(found) ? Object.entries(found).find(([key]) => key === name)?.[1] : undefined;
  }
  return isObject(found) ? found : undefined;
}

/** @param schema without a reference of its own */
export function fieldOf(schema: Schema): Field {
  if (Array.isArray(schema['enum'])) return { kind: 'choice', options: schema['enum'] };
  if ('const' in schema) return { kind: 'choice', options: [schema['const']] };
  const alternatives = schemas(schema['anyOf'] ?? schema['oneOf']);
  if (alternatives.length > 0) return { kind: 'alternatives', schemas: alternatives };
  switch (typeOf(schema)) {
    case 'string': {
      const maxLength = number(schema['maxLength']);
      return { kind: 'text', maxLength, isLong: maxLength === undefined || maxLength > LONG_TEXT };
    }
    case 'number':
    case 'integer':
      return {
        kind: 'number',
        min: number(schema['minimum']) ?? number(schema['exclusiveMinimum']),
        max: number(schema['maximum']) ?? number(schema['exclusiveMaximum']),
        isWhole: schema['type'] === 'integer',
      };
    case 'boolean':
      return { kind: 'boolean' };
    case 'array':
      return listOf(schema);
    case 'object':
      return groupOf(schema);
    default:
      return { kind: 'anything' };
  }
}

/** Schemas often leave the type to the other keywords. */
function typeOf(schema: Schema): string | undefined {
  const { type } = schema;
  if (Array.isArray(type)) return type.find((one): one is string => typeof one === 'string' && one !== 'null');
  if (typeof type === 'string') return type;
  if (isObject(schema['properties'])) return 'object';
  return schema['items'] !== undefined || schema['prefixItems'] !== undefined ? 'array' : undefined;
}

function listOf(schema: Schema): Field {
  const tuple = schemas(schema['prefixItems']);
  if (tuple.length > 0) return { kind: 'tuple', items: tuple };
  if (!isObject(schema['items'])) return { kind: 'anything' };
  return { kind: 'list', item: schema['items'], max: number(schema['maxItems']) ?? Infinity };
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

const MAX_DEPTH = 8;

/** A value to begin with: what is required, and nothing more. Undefined where a person has to say it. */
export function beginning(schema: unknown, root: Schema, depth = 0): unknown {
  const known = resolved(schema, root);
  const field = fieldOf(known);
  if (depth > MAX_DEPTH) return undefined;
  switch (field.kind) {
    case 'group':
      return Object.fromEntries(
        field.members.flatMap(({ name, schema: member, isRequired }) => {
          const value = isRequired ? beginning(member, root, depth + 1) : undefined;
          return value === undefined ? [] : [[name, value]];
        }),
      );
    case 'list':
      return [];
    case 'tuple':
      return field.items.map((item) => beginning(item, root, depth + 1) ?? null);
    case 'alternatives':
      return beginning(field.schemas[0], root, depth + 1);
    case 'choice':
      return field.options.length === 1 ? field.options[0] : undefined;
    case 'text':
      return '';
    case 'number':
      return field.min ?? 0;
    case 'boolean':
      return false;
    case 'anything':
      return undefined;
  }
}

/** Which of several schemas a value is meant for, by its type: the first that could be. */
export function alternativeFor(value: unknown, alternatives: readonly Schema[], root: Schema): number {
  const kind = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
  const index = alternatives.findIndex((one) => {
    const type = typeOf(resolved(one, root));
    return type === kind || (type === 'integer' && kind === 'number');
  });
  return Math.max(0, index);
}

/** The same object with one member changed; undefined takes it away. */
export function withMember(value: unknown, name: string, next: unknown): Record<string, unknown> {
  const members = Object.entries(isObject(value) ? value : {});
  const others = members.filter(([key]) => key !== name);
  if (next === undefined) return Object.fromEntries(others);
  const isNew = members.length === others.length;
  return Object.fromEntries(
    isNew ? [...members, [name, next]] : members.map(([key, old]) => [key, key === name ? next : old]),
  );
}

/** What a part is called: its title, else its name in words. */
export const labelOf = (name: string, schema: Schema): string => {
  if (typeof schema['title'] === 'string' && schema['title'] !== '') return schema['title'];
  const words = name.replaceAll(/[_-]+/g, ' ').trim();
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
};
