import { document, type Operation, type Schema } from './operations.js';

/** The schema behind a reference, with everything that it is composed of, or may be, in one. */
export function resolved(schema: Schema | undefined): Schema {
  if (schema === undefined) return {};
  const referred = schema.$ref === undefined ? {} : resolved(named(schema.$ref));
  const parts = [...(schema.allOf ?? []), ...(schema.oneOf ?? [])].map(resolved);
  const all = [referred, ...parts, schema];
  const properties = Object.assign({}, ...all.map((part) => part.properties ?? {})) as Record<string, Schema>;
  return { ...Object.assign({}, ...all), ...(Object.keys(properties).length > 0 && { properties }) } as Schema;
}

const named = (reference: string): Schema | undefined => document.components.schemas[reference.split('/').at(-1) ?? ''];

/** What a client may say, by name. */
export const fieldsOf = (operation: Operation): Readonly<Record<string, Schema>> =>
  resolved(operation.jsonBody).properties ?? {};

/** Names of everything that answers show, at any depth: what a client might try to say itself. */
export function answeredNames(): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    if (!name.endsWith('Request')) for (const field of Object.keys(resolved(schema).properties ?? {})) names.add(field);
  }
  return names;
}

/** Fields whose value has a shape of its own, with the names in it; free-form objects have none. */
export const shapedFields = (operation: Operation): readonly { name: string; isList: boolean; known: Schema }[] =>
  Object.entries(fieldsOf(operation)).flatMap(([name, schema]) => {
    const field = resolved(schema);
    const shape = resolved(field.items ?? schema);
    return shape.properties === undefined ? [] : [{ name, isList: field.items !== undefined, known: shape }];
  });
