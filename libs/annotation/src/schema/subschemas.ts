import { escapePointer } from './json-limits.js';

type Members = Readonly<Record<string, unknown>>;

/** A schema inside a schema, and where. */
export interface Subschema {
  /** JSON pointer from the outermost schema. */
  readonly path: string;
  readonly schema: Members;
}

/** Keywords of 2020-12 by what they hold. The first ones say something about the same value, the others about parts of it. */
const SAME_VALUE = {
  one: ['not', 'if', 'then', 'else'],
  lists: ['allOf', 'anyOf', 'oneOf'],
  maps: ['dependentSchemas'],
};
const PARTS = {
  one: [
    'items',
    'contains',
    'additionalProperties',
    'unevaluatedProperties',
    'unevaluatedItems',
    'propertyNames',
    'contentSchema',
  ],
  lists: ['prefixItems'],
  maps: ['properties', 'patternProperties', '$defs', 'definitions'],
};

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The schemas right inside one; `kinds` says whether only those about the same value. */
function childrenOf({ path, schema }: Subschema, kinds: readonly (typeof PARTS)[]): Subschema[] {
  const children: Subschema[] = [];
  const add = (child: unknown, at: string): void => {
    if (isObject(child)) children.push({ path: at, schema: child });
  };
  const held = (keyword: string): unknown => (Object.hasOwn(schema, keyword) ? schema[keyword] : undefined);
  for (const { one, lists, maps } of kinds) {
    for (const keyword of one) add(held(keyword), `${path}/${keyword}`);
    for (const keyword of lists) {
      const list = held(keyword);
      if (Array.isArray(list)) list.forEach((child, index) => add(child, `${path}/${keyword}/${index}`));
    }
    for (const keyword of maps) {
      const map = held(keyword);
      if (!isObject(map)) continue;
      for (const [name, child] of Object.entries(map)) add(child, `${path}/${keyword}/${escapePointer(name)}`);
    }
  }
  return children;
}

/** A schema and all schemas in it. Values that look like schemas, in `const` or `enum`, are none. */
export function subschemas(schema: Members): Subschema[] {
  const found: Subschema[] = [{ path: '', schema }];
  for (const next of found) found.push(...childrenOf(next, [SAME_VALUE, PARTS]));
  return found;
}

/**
 * Where a schema refers to itself without ever coming to another part of the value, so that checking would never end: the path
 * of a `$ref` on the way round. Only references by pointer are followed; the others are stopped when they run.
 */
export function endlessReference(root: Members): string | undefined {
  const byPath = new Map(subschemas(root).map((found) => [found.path, found]));
  const done = new Set<string>();
  const under = new Set<string>();
  const visit = (at: Subschema): string | undefined => {
    if (done.has(at.path)) return undefined;
    under.add(at.path);
    const { $ref } = at.schema;
    const target = typeof $ref === 'string' ? byPath.get(pathOf($ref)) : undefined;
    if (target && under.has(target.path)) return `${at.path}/$ref`;
    const next = [...(target ? [target] : []), ...childrenOf(at, [SAME_VALUE])];
    for (const child of next) {
      const endless = visit(child);
      if (endless !== undefined) return endless;
    }
    under.delete(at.path);
    done.add(at.path);
    return undefined;
  };
  for (const found of byPath.values()) {
    const endless = visit(found);
    if (endless !== undefined) return endless;
  }
  return undefined;
}

/** `#/$defs/a%20b` points to what has the path `/$defs/a b`. */
function pathOf(reference: string): string {
  if (!reference.startsWith('#')) return reference;
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    // Not an encoded pointer, so it points to nothing here; compiling tells its owner.
    return reference;
  }
}
