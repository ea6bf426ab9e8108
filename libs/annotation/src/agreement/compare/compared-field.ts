/** What can be compared about a member of an annotation, and so by which statistic. */
export type FieldKind = 'category' | 'rank' | 'number' | 'set' | 'text' | 'boxes' | 'polygons' | 'points';

export interface ComparedField {
  /** Name of the member. @example 'tags' */
  readonly name: string;
  readonly kind: FieldKind;
  /** Of ranks and numbers, how far two values can lie apart; null where the schema sets no bounds. */
  readonly range: number | null;
}

type Schema = Readonly<Record<string, unknown>>;

/** Who or what wrote it, which is no judgement about the picture. */
const PROVENANCE = new Set(['config_name', 'version', 'model', 'provider', 'language', 'verification']);
/** A screen can show them, and a value with more is hardly one that people fill in. */
const MAX_FIELDS = 20;
/** A scale with more steps is read as a measure. */
const MAX_STEPS = 100;
/** Longer items of a list are sentences, which nobody writes twice alike. */
const MAX_TAG_LENGTH = 500;

/**
 * What of a source's annotations can be compared, read from its schema: the scale is declared there, whereas values of
 * one picture cannot tell whether 3 is a rank or a name. Members that are objects, or unknown to the schema, are not.
 */
export function comparedFields(schema: Schema): ComparedField[] {
  const properties = isSchema(schema['properties']) ? schema['properties'] : {};
  return Object.entries(properties)
    .filter(([name]) => !PROVENANCE.has(name))
    .flatMap(([name, property]) => fieldOf(name, resolved(property, schema), schema) ?? [])
    .slice(0, MAX_FIELDS);
}

function fieldOf(name: string, property: Schema, root: Schema): ComparedField | undefined {
  const { type, enum: choices, minimum, maximum } = property;
  if (Array.isArray(choices)) {
    const numbers = choices.filter((choice): choice is number => typeof choice === 'number');
    if (numbers.length < choices.length || numbers.length === 0) return { name, kind: 'category', range: null };
    return { name, kind: 'rank', range: Math.max(...numbers) - Math.min(...numbers) };
  }
  if (type === 'boolean') return { name, kind: 'category', range: null };
  if (type === 'integer' || type === 'number') {
    const range = typeof minimum === 'number' && typeof maximum === 'number' ? maximum - minimum : null;
    const isRank = type === 'integer' && range !== null && range <= MAX_STEPS;
    return { name, kind: isRank ? 'rank' : 'number', range };
  }
  if (type === 'string') return { name, kind: 'text', range: null };
  if (type === 'array') return listOf(name, resolved(property['items'], root), root);
  return undefined;
}

function listOf(name: string, items: Schema, root: Schema): ComparedField | undefined {
  const members = isSchema(items['properties']) ? items['properties'] : {};
  const isKind = (member: string): boolean => members['label'] !== undefined && members[member] !== undefined;
  if (isKind('segmentation')) return { name, kind: 'polygons', range: null };
  if (isKind('bbox')) return { name, kind: 'boxes', range: null };
  if (isKind('point')) return { name, kind: 'points', range: null };
  const kinds = Array.isArray(items['anyOf']) ? items['anyOf'].map((one) => resolved(one, root)) : [items];
  const isTag = (one: Schema): boolean =>
    (one['type'] === 'string' && !isLong(one)) ||
    (isSchema(one['properties']) && one['properties']['tag'] !== undefined);
  if (kinds.every(isTag) || (/tags?$/.test(name) && items['type'] === 'string'))
    return { name, kind: 'set', range: null };
  return items['type'] === 'string' ? { name, kind: 'text', range: null } : undefined;
}

const isLong = ({ maxLength }: Schema): boolean => typeof maxLength === 'number' && maxLength > MAX_TAG_LENGTH;

/** Follows one reference into the same schema, as `#/$defs/tag`. */
function resolved(schema: unknown, root: Schema): Schema {
  if (!isSchema(schema)) return {};
  const { $ref } = schema;
  if (typeof $ref !== 'string' || !$ref.startsWith('#/')) return schema;
  const target = $ref
    .slice(2)
    .split('/')
    .reduce<unknown>((at, key) => (isSchema(at) ? at[key] : undefined), root);
  return isSchema(target) ? target : {};
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
