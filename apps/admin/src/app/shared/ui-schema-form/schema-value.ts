import { isObject } from '../util-json/json-text.js';
import { alternativeFor, labelOf, partOf } from './schema-form-model.js';
import type { Schema } from './schema-reading.js';

/** A change of a part of a value. */
export interface FieldChange {
  /** Undefined takes the part away. */
  readonly value: unknown;
  /** The way to what changed; the same for each letter of one field. */
  readonly at: string;
  /** Whether it is one of many of the same kind, as letters of a word are. */
  readonly isTyped: boolean;
}

const MAX_DEPTH = 8;

/** What is there before anybody has said anything: defaults, what can only be one thing, and what holds others. */
export function beginning(schema: unknown, root: Schema, trail?: readonly string[], depth = 0): unknown {
  const part = partOf(schema, root, trail);
  const { field, schema: known } = part;
  if ('default' in known) return known['default'];
  if (depth > MAX_DEPTH) return undefined;
  switch (field.kind) {
    case 'group':
      return Object.fromEntries(
        field.members.flatMap(({ name, schema: member, isRequired }) => {
          const value = isRequired || 'default' in member ? beginning(member, root, part.trail, depth + 1) : undefined;
          return value === undefined ? [] : [[name, value]];
        }),
      );
    case 'list':
      return [];
    case 'tuple':
      return field.items.map((item) => beginning(item, root, part.trail, depth + 1) ?? null);
    case 'choice':
      return field.options.length === 1 ? field.options[0]?.value : undefined;
    default:
      return undefined;
  }
}

/** What a new item of a list is, or a part of which one has said that it is to be there. */
export function blank(schema: unknown, root: Schema, trail?: readonly string[]): unknown {
  const { field, schema: known } = partOf(schema, root, trail);
  if (field.kind === 'alternatives' && !('default' in known)) return blank(field.schemas[0], root, trail);
  const begun = beginning(schema, root, trail);
  if (begun !== undefined) return begun;
  return field.kind === 'text' ? '' : field.kind === 'boolean' ? false : null;
}

const MAX_MISSING = 20;
/** Lists of more items are written as JSON, and judged by the server alone. */
export const MAX_ITEMS_SHOWN = 200;

/**
 * What has to be said yet before a value can be sent, by the names of its fields; the rest is for the server to judge.
 * @param isRequired whether the value itself has to be there
 */
export function missing(
  schema: unknown,
  root: Schema,
  value: unknown,
  { name = '', isRequired = true, trail }: { name?: string; isRequired?: boolean; trail?: readonly string[] } = {},
): readonly string[] {
  const { field, schema: known, isNullable, trail: passed } = partOf(schema, root, trail);
  const label = name === '' ? '' : labelOf(name, known);
  if (value === undefined || (value === null && !isNullable && field.kind !== 'anything'))
    return isRequired ? [label] : [];
  const inside = (part: unknown, of: unknown, options: { name: string; isRequired: boolean }): readonly string[] =>
    missing(part, root, of, { ...options, trail: passed }).map((one) => [label, one].filter(Boolean).join(' › '));
  const found = ((): readonly string[] => {
    switch (field.kind) {
      case 'text':
        return typeof value === 'string' && value.trim() === '' && field.min > 0 ? [label] : [];
      case 'group':
        return isObject(value)
          ? field.members.flatMap((one) => inside(one.schema, memberOf(value, one.name), one))
          : [];
      case 'list':
        if (!Array.isArray(value)) return [];
        if (value.length < field.min) return [label];
        return value
          .slice(0, MAX_ITEMS_SHOWN)
          .flatMap((item, index) => inside(field.item, item, { name: `${index + 1}`, isRequired: true }));
      case 'tuple':
        return field.items.flatMap((item, index) =>
          inside(item, Array.isArray(value) ? (value[index] as unknown) : undefined, {
            name: `${index + 1}`,
            isRequired: true,
          }),
        );
      case 'alternatives':
        return missing(field.schemas[alternativeFor(value, field.schemas, root)], root, value, {
          name,
          isRequired,
          trail: passed,
        });
      default:
        return [];
    }
  })();
  return found.slice(0, MAX_MISSING);
}

export const memberOf = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

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

/** Whether it says nothing: then a part that may be left out is left out. */
export const isNothing = (value: unknown): boolean =>
  value === undefined || (isObject(value) && Object.keys(value).length === 0);
