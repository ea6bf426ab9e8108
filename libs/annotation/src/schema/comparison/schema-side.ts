import { isMembers } from '../../history/json-value.js';
import { subschemas } from '../subschemas.js';
import { held, type Members } from './schema-change.js';

const EVERYTHING: Members = {};

/** Beyond it references go round in a circle. */
const MAX_HOPS = 100;
/** What may stand beside a reference without saying anything more about the value. */
const SILENT = new Set([
  '$ref',
  'title',
  'description',
  '$comment',
  'default',
  'examples',
  'deprecated',
  '$defs',
  'definitions',
]);

/** One of two schemas that are compared: where its references lead. */
export class SchemaSide {
  /** Whether it refers to parts in ways that depend on where the checking came from, or on ids. */
  readonly isUnfollowable: boolean;
  private readonly byReference: ReadonlyMap<string, Members>;
  private readonly paths = new Map<unknown, string>();

  constructor(root: Members) {
    const byReference = new Map<string, Members>();
    const parts = subschemas(root);
    for (const { path, schema } of parts) {
      byReference.set(`#${path}`, schema);
      this.paths.set(schema, path);
      for (const keyword of ['$anchor', '$dynamicAnchor']) {
        const anchor = held(schema, keyword);
        if (typeof anchor === 'string') byReference.set(`#${anchor}`, schema);
      }
    }
    this.byReference = byReference;
    this.isUnfollowable = parts.some(
      ({ path, schema }) =>
        held(schema, '$dynamicRef') !== undefined ||
        (path !== '' && held(schema, '$id') !== undefined) ||
        (held(schema, '$ref') !== undefined && !this.target(schema)),
    );
  }

  /** Tells parts apart; `true` and what is not there are one. */
  nameOf(schema: unknown): string {
    return this.paths.get(schema) ?? String(schema);
  }

  /** What a schema refers to; undefined when it does not, or not to a part of this one. */
  target(schema: Members): Members | undefined {
    const reference = held(schema, '$ref');
    if (typeof reference !== 'string') return undefined;
    return this.byReference.get(reference) ?? this.byReference.get(decoded(reference));
  }

  /** A schema as an object, behind references that say nothing else. */
  opened(schema: unknown): Members {
    let open = isMembers(schema) ? schema : EVERYTHING;
    for (let hops = 0; hops < MAX_HOPS; hops++) {
      const target = Object.keys(open).every((keyword) => SILENT.has(keyword)) ? this.target(open) : undefined;
      if (!target) break;
      open = target;
    }
    return open;
  }
}

function decoded(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    // Not an encoded pointer, so it leads nowhere; compiling has told its owner.
    return reference;
  }
}
