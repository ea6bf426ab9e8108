import type { FieldError } from '@odr/kernel';
import addFormats from 'ajv-formats';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';

import { boundedRegExp, PatternTooSlow } from './bounded-reg-exp.js';
import { escapePointer, jsonSize, unstorable } from './json-limits.js';

export type JsonSchema = Readonly<Record<string, unknown>>;

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
const MAX_SCHEMA_BYTES = 100_000;
const MAX_CACHED = 200;
const MAX_REPORTED = 20;
/** Collecting every error of a large value costs memory without end; beyond this the first one is told. */
const MAX_DETAILED_BYTES = 16_000;

const engine = (allErrors: boolean): Ajv2020 => {
  const ajv = new Ajv2020({
    allErrors,
    strict: false,
    logger: false,
    // Two sources may use the same $id without knowing of each other.
    addUsedSchema: false,
    code: { regExp: Object.assign(boundedRegExp, { code: 'boundedRegExp' }) },
  });
  addFormats.default(ajv, { mode: 'fast' });
  return ajv;
};

interface Compiled {
  readonly first: ValidateFunction;
  readonly all: ValidateFunction;
  readonly schema: JsonSchema;
}

/** Checks values against the JSON Schemas (2020-12) of annotation sources, compiling each of them once. */
export class SchemaValidator {
  private readonly quick = engine(false);
  private readonly thorough = engine(true);
  private readonly compiled = new Map<string, Compiled>();

  /**
   * What is wrong with a schema, as paths below `/annotationSchema`; empty when it can be enforced.
   * `$schema` may be left out, else it has to be 2020-12. References have to stay inside the schema.
   */
  checkSchema(schema: JsonSchema): FieldError[] {
    const root = '/annotationSchema';
    const limit = unstorable(schema, root);
    if (limit) return [limit];
    if (jsonSize(schema) > MAX_SCHEMA_BYTES)
      return [{ path: root, code: 'size', message: `must be smaller than ${MAX_SCHEMA_BYTES} bytes` }];
    const dialect = schema['$schema'];
    if (dialect !== undefined && dialect !== DIALECT && dialect !== `${DIALECT}#`) {
      return [{ path: `${root}/$schema`, code: 'dialect', message: `must be ${DIALECT}` }];
    }
    if (this.thorough.validateSchema(schema) !== true) return toFieldErrors(this.thorough.errors, root);
    try {
      this.quick.compile(schema);
    } catch (error) {
      // Unresolvable references and invalid patterns only show when Ajv builds the function.
      return [{ path: root, code: 'compile', message: error instanceof Error ? error.message : 'cannot be compiled' }];
    } finally {
      this.quick.removeSchema(schema);
    }
    return [];
  }

  /**
   * What is wrong with a value, as JSON pointers below `root`; empty when it is valid.
   * @param key names the schema and its state, so that an edited schema is compiled anew
   */
  validate(key: string, schema: JsonSchema, value: unknown, root: string): FieldError[] {
    const { first, all } = this.compile(key, schema);
    try {
      if (first(value)) return [];
      if (jsonSize(value) > MAX_DETAILED_BYTES) return toFieldErrors(first.errors, root);
      all(value);
      return toFieldErrors(all.errors, root);
    } catch (error) {
      // A pattern that never ends cannot be told from a harmless one before it runs.
      if (!(error instanceof PatternTooSlow)) throw error;
      return [
        { path: root, code: 'pattern_too_slow', message: 'takes too long to compare with a pattern of the schema' },
      ];
    }
  }

  private compile(key: string, schema: JsonSchema): Compiled {
    const cached = this.compiled.get(key);
    const entry = cached ?? { schema, first: this.quick.compile(schema), all: this.thorough.compile(schema) };
    this.compiled.delete(key);
    this.compiled.set(key, entry);
    this.dropOldest();
    return entry;
  }

  /** Maps keep insertion order and a hit is re-inserted, so the first entry is the least recently used. */
  private dropOldest(): void {
    if (this.compiled.size <= MAX_CACHED) return;
    for (const [key, { schema }] of this.compiled) {
      this.compiled.delete(key);
      this.quick.removeSchema(schema);
      this.thorough.removeSchema(schema);
      return;
    }
  }
}

function toFieldErrors(errors: readonly ErrorObject[] | null | undefined, root: string): FieldError[] {
  return (errors ?? []).slice(0, MAX_REPORTED).map((error) => ({
    path: `${root}${error.instancePath}${culprit(error)}`,
    message: error.message ?? 'is not valid',
    code: error.keyword,
  }));
}

/** Ajv points at the object; people look for the property that is missing or too much. */
function culprit({ keyword, params }: ErrorObject): string {
  const name: unknown =
    keyword === 'required'
      ? params['missingProperty']
      : keyword === 'additionalProperties'
        ? params['additionalProperty']
        : undefined;
  return typeof name === 'string' ? `/${escapePointer(name)}` : '';
}
