import type { OpenAPIObject } from '@nestjs/swagger';

interface SchemaLike {
  required?: string[];
  properties?: Record<string, { default?: unknown }>;
}

/**
 * What has a default need not be sent. The Swagger plugin calls a property with an initial value required, because
 * TypeScript's type of it is not optional; clients generated from that would insist on `limit` and `sort`.
 */
export function makeDefaultsOptional(document: OpenAPIObject): OpenAPIObject {
  for (const item of Object.values(document.paths)) {
    for (const operation of Object.values(item) as {
      parameters?: { required?: boolean; schema?: { default?: unknown } }[];
    }[]) {
      for (const parameter of operation.parameters ?? []) {
        if (parameter.schema?.default !== undefined) parameter.required = false;
      }
    }
  }
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {}) as [string, SchemaLike][]) {
    if (!/(?:Request|Query)$/.test(name) || !schema.required) continue;
    schema.required = schema.required.filter((property) => schema.properties?.[property]?.default === undefined);
    if (schema.required.length === 0) delete schema.required;
  }
  return document;
}

/**
 * Puts the values of unions in alphabetical order: the plugin takes them from the compiler, whose order depends on which
 * files it met first, so that two builds of the same sources would differ.
 */
export function sortEnums<T>(node: T): T {
  if (Array.isArray(node)) node.forEach(sortEnums);
  else if (typeof node === 'object' && node !== null) {
    if ('enum' in node && Array.isArray(node.enum)) node.enum.sort();
    Object.values(node).forEach(sortEnums);
  }
  return node;
}
