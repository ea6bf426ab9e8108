import type { OpenAPIObject } from '@nestjs/swagger';

interface SchemaLike {
  required?: string[];
  properties?: Record<string, { default?: unknown }>;
}

interface OperationLike {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly responses?: Record<string, { description: string; content?: object }>;
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

interface PropertyLike {
  type?: unknown;
  readonly properties?: unknown;
  readonly additionalProperties?: unknown;
}

/**
 * What the code calls `unknown` may be any JSON value. The Swagger plugin calls it an object, and clients that check would
 * refuse the texts and numbers that come.
 */
export function describeAnyValue(document: OpenAPIObject): OpenAPIObject {
  for (const { properties = {} } of Object.values(document.components?.schemas ?? {}) as {
    properties?: Record<string, PropertyLike>;
  }[])
    for (const property of Object.values(properties))
      if (property.type === 'object' && !property.properties && property.additionalProperties === undefined)
        delete property.type;
  return document;
}

const AN_ID = /^id$|Id$/;

/**
 * What is no id in an address is refused before anything is looked for: on every route with one, so it is said here once
 * and not on each of them.
 */
export function describeMalformedIds(document: OpenAPIObject): OpenAPIObject {
  const schema = { $ref: '#/components/schemas/ProblemResponse' };
  for (const item of Object.values(document.paths)) {
    for (const { parameters = [], responses } of Object.values(item) as OperationLike[]) {
      if (!responses || !parameters.some((parameter) => parameter.in === 'path' && AN_ID.test(parameter.name)))
        continue;
      const described = (responses['400'] ??= { description: '', content: { 'application/problem+json': { schema } } });
      const codes = described.description.split(', ').filter((code) => code !== '');
      if (!codes.includes('`request.invalid`')) described.description = ['`request.invalid`', ...codes].join(', ');
    }
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
