import { isObject } from '../util-json/json-text.js';

export type Schema = Readonly<Record<string, unknown>>;

/** A part of a schema with its references followed. */
export interface Known {
  readonly schema: Schema;
  /** References that led here, so that one that leads round is noticed. */
  readonly trail: readonly string[];
}

/** A schema that refers to itself has been entered already when one stands at its root. */
const ROOT = '#';

/** The schema that local references mean, with what stands beside them. One that leads round, or nowhere, may be anything. */
export function resolved(schema: unknown, root: Schema, trail: readonly string[] = [ROOT]): Known {
  let current = unwrapped(isObject(schema) ? schema : {});
  let passed = trail;
  while (typeof current['$ref'] === 'string') {
    const { $ref: reference, ...beside } = current as Schema & { readonly $ref: string };
    const target = passed.includes(reference) ? undefined : at(root, reference);
    if (!target) return { schema: titled(beside), trail: passed };
    current = unwrapped({ ...target, ...beside });
    passed = [...passed, reference];
  }
  return { schema: current, trail: passed };
}

/** What people read of a schema that is not followed. */
const titled = ({ title, description }: Schema): Schema => ({
  ...(title === undefined ? {} : { title }),
  ...(description === undefined ? {} : { description }),
});

/** `allOf` with one part says no more than that part; several are left to the server. */
function unwrapped(schema: Schema): Schema {
  const { allOf, ...beside } = schema;
  const [only, ...more] = schemasOf(allOf);
  return only && more.length === 0 ? { ...only, ...beside } : schema;
}

function at(root: Schema, reference: string): Schema | undefined {
  if (reference === ROOT) return root;
  if (!reference.startsWith('#/')) return undefined;
  let found: unknown = root;
  for (const token of reference.slice(2).split('/')) {
    const name = decoded(token).replaceAll('~1', '/').replaceAll('~0', '~');
    found =
      isObject(found) || Array.isArray(found) ? Object.entries(found).find(([key]) => key === name)?.[1] : undefined;
  }
  return isObject(found) ? found : undefined;
}

function decoded(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    // Half-written percent signs; then it is meant as it stands.
    return token;
  }
}

export const schemasOf = (value: unknown): readonly Schema[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** Schemas often leave the type to the other keywords. Null beside another type only says that it may be left empty. */
export function typeOf(schema: Schema): string | undefined {
  const { type } = schema;
  if (Array.isArray(type)) {
    const types = type.filter((one): one is string => typeof one === 'string' && one !== 'null');
    return types.length === 1 ? types[0] : undefined;
  }
  if (typeof type === 'string') return type;
  if (isObject(schema['properties'])) return 'object';
  return schema['items'] !== undefined || schema['prefixItems'] !== undefined ? 'array' : undefined;
}

/** Whether null is a value there. */
export const takesNull = ({ type, enum: options }: Schema): boolean =>
  type === 'null' ||
  (Array.isArray(type) && type.includes('null')) ||
  (Array.isArray(options) && options.includes(null));
