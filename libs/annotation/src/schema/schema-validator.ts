import type { FieldError } from '@odr/kernel';
import addFormats from 'ajv-formats';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';

import { boundedRegExp, PatternTooSlow } from './bounded-reg-exp.js';
import { escapePointer, jsonSize, unstorable } from './json-limits.js';
import { endlessReference, subschemas } from './subschemas.js';
import { addLinearUniqueItems } from './unique-items.js';
import { TookTooLong, within } from './watchdog.js';

export type JsonSchema = Readonly<Record<string, unknown>>;

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
const MAX_SCHEMA_BYTES = 100_000;
const MAX_CACHED = 200;
const MAX_REPORTED = 20;
/** Collecting every error of a large value costs memory without end; beyond this the first one is told. */
const MAX_DETAILED_BYTES = 16_000;
/** Without references, each part of a schema is laid at most once on each part of a value; so much of that takes no time. */
const HARMLESS_WORK = 50_000_000;
/** By the clock on the wall: generous, for the machine may have other work. */
const VALIDATE_MS = 2_000;
const COMPILE_MS = 3_000;

const engine = (allErrors: boolean): Ajv2020 => {
  const ajv = new Ajv2020({
    allErrors,
    strict: false,
    logger: false,
    // Else `required: ["constructor"]` would hold for every object.
    ownProperties: true,
    // Two sources may use the same $id without knowing of each other.
    addUsedSchema: false,
    code: { regExp: Object.assign(boundedRegExp, { code: 'boundedRegExp' }) },
  });
  addFormats.default(ajv, { mode: 'fast' });
  addLinearUniqueItems(ajv);
  return ajv;
};

interface Compiled {
  readonly first: ValidateFunction;
  readonly all: ValidateFunction;
  readonly schema: JsonSchema;
  /** Values up to this size need no watchdog. */
  readonly harmlessBytes: number;
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
    const broken = brokenPattern(schema, root);
    if (broken) return [broken];
    const endless = endlessReference(schema);
    if (endless !== undefined)
      return [
        { path: `${root}${endless}`, code: 'recursive', message: 'must not lead back to itself for the same value' },
      ];
    return this.checkCompiles(schema, root);
  }

  private checkCompiles(schema: JsonSchema, root: string): FieldError[] {
    const named = withId(schema);
    try {
      const check = within(COMPILE_MS, () => this.quick.compile(named));
      for (const probe of PROBES) runs(check, probe);
    } catch (error) {
      // Unresolvable references only show when Ajv builds the function.
      if (error instanceof TookTooLong)
        return [{ path: root, code: 'schema_too_slow', message: 'takes too long to be prepared; make it smaller' }];
      return [
        {
          path: `${root}${pathOfMissing(schema, error)}`,
          code: 'compile',
          message: error instanceof Error ? error.message : 'cannot be compiled',
        },
      ];
    } finally {
      this.quick.removeSchema(named);
    }
    return [];
  }

  /**
   * What is wrong with a value, as JSON pointers below `root`; empty when it is valid.
   * @param key names the schema and its state, so that an edited schema is compiled anew
   */
  validate(key: string, schema: JsonSchema, value: unknown, root: string): FieldError[] {
    const compiled = this.compile(key, schema);
    const bytes = jsonSize(value);
    const check = (): FieldError[] => errorsOf(compiled, value, bytes, root);
    try {
      return bytes <= compiled.harmlessBytes ? check() : within(VALIDATE_MS, check);
    } catch (error) {
      const told = toldOf(error, root);
      if (!told) throw error;
      return [told];
    }
  }

  private compile(key: string, schema: JsonSchema): Compiled {
    const cached = this.compiled.get(key);
    const entry = cached ?? this.build(withId(schema));
    this.compiled.delete(key);
    this.compiled.set(key, entry);
    this.dropOldest();
    return entry;
  }

  private build(schema: JsonSchema): Compiled {
    return {
      schema,
      first: this.quick.compile(schema),
      all: this.thorough.compile(schema),
      harmlessBytes: harmlessBytes(schema),
    };
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

/** One value of each type. */
const PROBES = [null, true, 0, '', [], {}];

/**
 * Ajv writes functions that name what they never made, for some schemas with `unevaluatedItems` below alternatives.
 * @throws Error saying so; whatever else a probe does to the schema is for the values that follow
 */
function runs(check: ValidateFunction, probe: unknown): void {
  try {
    within(VALIDATE_MS, () => check(probe));
  } catch (error) {
    if (error instanceof ReferenceError) throw new Error(UNRUNNABLE);
  }
}

const UNRUNNABLE = 'cannot be checked here: say what it asks without unevaluatedItems or unevaluatedProperties';

/** Ajv finds the schema that `#` means by its id. */
const withId = (schema: JsonSchema): JsonSchema =>
  schema['$id'] === undefined ? { ...schema, $id: 'schema:/' } : schema;

function errorsOf({ first, all }: Compiled, value: unknown, bytes: number, root: string): FieldError[] {
  if (first(value)) return [];
  if (bytes > MAX_DETAILED_BYTES) return toFieldErrors(first.errors, root);
  all(value);
  return toFieldErrors(all.errors, root);
}

/** What a value did to a schema that cannot be told before it runs; undefined for a defect of ours. */
function toldOf(error: unknown, root: string): FieldError | undefined {
  if (error instanceof PatternTooSlow)
    return {
      path: root,
      code: 'pattern_too_slow',
      message: `takes too long to compare with the pattern ${error.pattern}`,
    };
  if (error instanceof TookTooLong)
    return { path: root, code: 'schema_too_slow', message: 'takes too long to be checked by the schema' };
  // What references go round in for ever ends where the stack does.
  if (error instanceof RangeError)
    return { path: root, code: 'recursive', message: 'leads the schema round in a circle' };
  if (error instanceof ReferenceError) return { path: root, code: 'compile', message: UNRUNNABLE };
  return undefined;
}

/** References may lay a part of a schema on a value again and again, so any value may be too much then. */
function harmlessBytes(schema: JsonSchema): number {
  const hasReferences = subschemas(schema).some(
    ({ schema: part }) => part['$ref'] !== undefined || part['$dynamicRef'] !== undefined,
  );
  return hasReferences ? 0 : Math.floor(HARMLESS_WORK / jsonSize(schema));
}

function brokenPattern(schema: JsonSchema, root: string): FieldError | undefined {
  for (const { path, schema: part } of subschemas(schema)) {
    const { pattern, patternProperties } = part;
    const patterns = [
      ...(typeof pattern === 'string' ? [{ at: 'pattern', source: pattern }] : []),
      ...Object.keys(patternProperties ?? {}).map((source) => ({
        at: `patternProperties/${escapePointer(source)}`,
        source,
      })),
    ];
    for (const { at, source } of patterns) {
      try {
        new RegExp(source, 'u');
      } catch (error) {
        // Only the engine knows its grammar.
        const message = error instanceof Error ? error.message : 'is not a regular expression';
        return { path: `${root}${path}/${at}`, code: 'pattern', message };
      }
    }
  }
  return undefined;
}

/** Ajv names the reference, people look for its place. */
function pathOfMissing(schema: JsonSchema, error: unknown): string {
  if (typeof error !== 'object' || error === null || !('missingRef' in error)) return '';
  const { missingRef } = error;
  const guilty = subschemas(schema).find(
    ({ schema: part }) => typeof part['$ref'] === 'string' && String(missingRef).endsWith(part['$ref']),
  );
  return guilty ? `${guilty.path}/$ref` : '';
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
