import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Permission } from '@odr/contracts';

/** One operation of openapi.json, as far as who may call it goes. */
export interface Operation {
  /** `PATCH /contents/{id}`: method and path without the base path. */
  readonly name: string;
  readonly method: string;
  /** With the base path and its parameters in braces. */
  readonly path: string;
  /** What `@Allow` asks for; undefined for a route that is open to strangers. */
  readonly permission: Permission | undefined;
  /** Whether it is open to people who still owe the second factor that their role needs. */
  readonly isBeforeEnrolment: boolean;
  /** Statuses that the document promises. */
  readonly statuses: readonly number[];
  /** Media types of the body. */
  readonly accepts: readonly string[];
  /** Schema of a JSON body. */
  readonly jsonBody: Schema | undefined;
}

/** As much of JSON Schema as the document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly additionalProperties?: boolean | Schema;
}

interface DocumentedOperation {
  readonly 'x-permission'?: Permission;
  readonly 'x-public'?: string;
  readonly 'x-before-enrolment'?: boolean;
  readonly responses: Readonly<Record<string, unknown>>;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> };
}

interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const BASE_PATH = '/api/v1';

export const document = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../openapi.json'), 'utf8'),
) as OpenApiDocument;

/** Every operation of the API. @throws Error naming one that does not say who may call it */
export const OPERATIONS: readonly Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, described]) => toOperation(method.toUpperCase(), path, described)),
);

function toOperation(method: string, path: string, described: DocumentedOperation): Operation {
  const name = `${method} ${path.startsWith(BASE_PATH) ? path.slice(BASE_PATH.length) : path}`;
  const permission = described['x-permission'];
  if (permission === undefined && described['x-public'] === undefined)
    throw new Error(`${name} says neither x-permission nor x-public in openapi.json.`);
  const content = described.requestBody?.content ?? {};
  return {
    name,
    method,
    path,
    permission,
    isBeforeEnrolment: described['x-before-enrolment'] === true,
    statuses: Object.keys(described.responses).map(Number),
    accepts: Object.keys(content),
    jsonBody: content['application/json']?.schema,
  };
}
