import { SchemaChangeKind } from '@odr/contracts';

import { canonical, isList, isMembers } from '../../history/json-value.js';
import { escapePointer } from '../json-limits.js';
import { changed, described, type Finding, held, type Members, narrowed, widened } from './schema-change.js';
import { limitChanges } from './limit-changes.js';
import { hasPatterns, isShut, listIn, namesIn, othersOf, partsIn } from './schema-parts.js';
import { SchemaSide } from './schema-side.js';

/** What a schema says otherwise than the one before, and of which part of an annotation. */
export interface SchemaChange extends Finding {
  /** JSON pointer into annotations; `*` stands for any member or any position. */
  readonly path: string;
}

/**
 * What one schema says otherwise than another, in words. A part that is referred to from several places is told once, at the first of them.
 * When no change may break anything, every value that satisfies the one satisfies the other; the reverse need not hold.
 */
export function compareSchemas(before: Members, after: Members): SchemaChange[] {
  const [was, is] = [new SchemaSide(before), new SchemaSide(after)];
  const work = { steps: 0, open: new Set<string>() };
  const comparison = new Comparison(was, is, work);
  comparison.visit(before, after, { path: '', isClosed: false, isUnsure: false });
  if (canonical(before) === canonical(after)) return comparison.changes;
  if (was.isUnfollowable || is.isUnfollowable)
    comparison.add({ path: '' }, changed('$ref', 'refers to its parts in a way that only a trial can follow'));
  if (work.steps > MAX_STEPS)
    comparison.add({ path: '' }, changed('$ref', 'is too large to be compared in full; only a trial can tell'));
  return comparison.changes;
}

/** Whether what satisfied the one schema may break the other. */
export const mayBreak = (changes: readonly SchemaChange[]): boolean => changes.some((change) => change.mayBreak);

/** Where a value stands, and what is known about it there. */
interface Place {
  readonly path: string;
  /** Whether members or elements that nobody describes are refused by something around. */
  readonly isClosed: boolean;
  /** Whether a wider rule may refuse more: below `not`, `oneOf` and `if`. */
  readonly isUnsure: boolean;
}

/** References may lead to one part again and again. Twice what the largest schema without them needs. */
const MAX_STEPS = 20_000;

/** What comparisons inside a comparison share, so that they end. */
interface Work {
  steps: number;
  readonly open: Set<string>;
}

/** Keywords of which only a difference can be told. The second ones narrow by being taken away, too. */
const OPAQUE = [
  'dependentSchemas',
  'dependentRequired',
  'dependencies',
  'oneOf',
  'contains',
  'propertyNames',
  'not',
  'if',
];
const OPAQUE_BOTH_WAYS = ['patternProperties', 'minContains', 'maxContains', 'then', 'else'];
/** Said to people and programs, no rule. */
const WORDS = ['title', 'description', 'default', 'examples', 'deprecated', 'readOnly', 'writeOnly'];

class Comparison {
  readonly changes: SchemaChange[] = [];
  private readonly seen = new Map<string, WeakMap<object, WeakSet<object>>>();

  constructor(
    private readonly before: SchemaSide,
    private readonly after: SchemaSide,
    private readonly work: Work,
  ) {}

  add({ path, isUnsure = false }: { readonly path: string; readonly isUnsure?: boolean }, finding: Finding): void {
    const mayBreak = finding.mayBreak || (isUnsure && finding.kind !== SchemaChangeKind.Described);
    this.changes.push({ ...finding, mayBreak, path });
  }

  visit(one: unknown, other: unknown, at: Place): void {
    if (one === false || other === false) {
      if (one !== false) this.add(at, narrowed('false', 'is not allowed any more'));
      else if (other !== false) this.add(at, widened('false', 'is allowed now'));
      return;
    }
    const [before, after] = [this.before.opened(one), this.after.opened(other)];
    if (++this.work.steps > MAX_STEPS || this.hasSeen(before, after, at)) return;
    for (const finding of limitChanges(before, after)) this.add(at, finding);
    const inside = { ...at, isClosed: at.isClosed || isShut(after) };
    this.visitReferences(before, after, inside);
    this.visitRequired(before, after, at);
    this.visitMembers(before, after, inside);
    this.visitElements(before, after, inside);
    for (const keyword of ['allOf', 'anyOf'] as const) this.visitList(keyword, before, after, inside);
    this.visitOpaque(before, after, inside);
    for (const keyword of WORDS)
      if (canonical(held(before, keyword)) !== canonical(held(after, keyword)))
        this.add(at, described(keyword, `has another ${keyword}`));
  }

  private hasSeen(before: object, after: object, { isClosed, isUnsure }: Place): boolean {
    const key = `${isClosed} ${isUnsure}`;
    const seen = this.seen.get(key) ?? new WeakMap<object, WeakSet<object>>();
    this.seen.set(key, seen);
    const others = seen.get(before) ?? new WeakSet<object>();
    seen.set(before, others);
    if (others.has(after)) return true;
    others.add(after);
    return false;
  }

  private visitReferences(before: Members, after: Members, at: Place): void {
    const [was, is] = [this.before.target(before), this.after.target(after)];
    if (was && is) this.visit(was, is, at);
    else if (is) this.add(at, narrowed('$ref', 'is checked by another part of the schema too'));
    else if (was)
      this.add(at, { ...widened('$ref', 'is checked by one part of the schema less'), mayBreak: at.isClosed });
  }

  private visitRequired(before: Members, after: Members, at: Place): void {
    const [were, are] = [namesIn(before), namesIn(after)];
    for (const name of are)
      if (!were.has(name))
        this.add(below(at, name), {
          kind: SchemaChangeKind.Required,
          keyword: 'required',
          mayBreak: true,
          message: 'became required',
        });
    for (const name of were)
      if (!are.has(name))
        this.add(below(at, name), {
          kind: SchemaChangeKind.Optional,
          keyword: 'required',
          mayBreak: false,
          message: 'may be left out now',
        });
  }

  private visitMembers(before: Members, after: Members, at: Place): void {
    const [were, are] = [partsIn(before), partsIn(after)];
    for (const name of Object.keys(were)) if (!Object.hasOwn(are, name)) this.removed(name, before, after, at);
    for (const name of Object.keys(are)) {
      if (Object.hasOwn(were, name)) this.visit(were[name], are[name], below(at, name));
      else this.added(name, before, after, at);
    }
    const kept = Object.keys(were).filter((name) => Object.hasOwn(are, name));
    if (
      kept.join('/') !==
      Object.keys(are)
        .filter((name) => Object.hasOwn(were, name))
        .join('/')
    )
      this.add(at, described('properties', 'has its members in another order'));
    for (const keyword of ['additionalProperties', 'unevaluatedProperties'])
      this.visitOthers(keyword, before, after, at, 'members');
  }

  private added(name: string, before: Members, after: Members, at: Place): void {
    const part = partsIn(after)[name];
    const mayBreak = hasPatterns(before, after) || this.narrows(othersOf(before), part, at);
    const message = othersOf(before) === false ? 'is allowed now' : 'is described now';
    this.add(below(at, name), { kind: SchemaChangeKind.Added, keyword: 'properties', mayBreak, message });
  }

  private removed(name: string, before: Members, after: Members, at: Place): void {
    const part = partsIn(before)[name];
    const mayBreak = at.isClosed || hasPatterns(before, after) || this.narrows(part, othersOf(after), at);
    const message = at.isClosed || othersOf(after) === false ? 'is no longer allowed' : 'is no longer described';
    this.add(below(at, name), { kind: SchemaChangeKind.Removed, keyword: 'properties', mayBreak, message });
  }

  private visitElements(before: Members, after: Members, at: Place): void {
    const [were, are] = [listIn(before, 'prefixItems'), listIn(after, 'prefixItems')];
    const restOf = (schema: Members): unknown => held(schema, 'items') ?? held(schema, 'unevaluatedItems') ?? true;
    if (at.isClosed && were.length > are.length) this.add(at, narrowed('prefixItems', 'has fewer elements described'));
    for (let index = 0; index < Math.max(were.length, are.length); index++) {
      const part = (list: readonly unknown[], schema: Members): unknown =>
        index < list.length ? list[index] : restOf(schema);
      this.visit(part(were, before), part(are, after), below(at, String(index)));
    }
    for (const keyword of ['items', 'unevaluatedItems']) this.visitOthers(keyword, before, after, at, 'elements');
  }

  /** What holds for the members or elements that are not described one by one. */
  private visitOthers(keyword: string, before: Members, after: Members, at: Place, what: string): void {
    const [was, is] = [held(before, keyword) ?? true, held(after, keyword) ?? true];
    if (at.isClosed && Object.hasOwn(before, keyword) && !Object.hasOwn(after, keyword))
      this.add(at, changed(keyword, `has its other ${what} no longer described`));
    else if (is === false && was !== false) this.add(at, narrowed(keyword, `may have no other ${what}`));
    else if (was === false && is !== false) this.add(at, widened(keyword, `may have other ${what} now`));
    else if (was !== false) this.visit(was, is, below(at, '*'));
  }

  private visitList(keyword: 'allOf' | 'anyOf', before: Members, after: Members, at: Place): void {
    const [were, are] = [listIn(before, keyword), listIn(after, keyword)];
    if (were.length === are.length) {
      were.forEach((part, index) => this.visit(part, are[index], at));
      return;
    }
    // Alternatives that are spelt alike are the same ones, though what they refer to may have changed.
    const known = new Map(are.map((part) => [canonical(part), part]));
    const kept = were.filter((part) => known.has(canonical(part)));
    for (const part of kept) this.visit(part, known.get(canonical(part)), at);
    const isPlain = kept.length === Math.min(were.length, are.length) && were.length > 0 && are.length > 0;
    const hasMore = are.length > were.length;
    if (keyword === 'allOf' && (isPlain || were.length === 0 || are.length === 0))
      this.add(
        at,
        hasMore
          ? narrowed(keyword, 'is checked by more parts of the schema')
          : { ...widened(keyword, 'is checked by fewer parts of the schema'), mayBreak: at.isClosed },
      );
    else if (isPlain)
      this.add(at, hasMore ? widened(keyword, 'has more alternatives') : narrowed(keyword, 'has fewer alternatives'));
    else if (were.length === 0) this.add(at, narrowed(keyword, 'has to be one of several alternatives'));
    else if (are.length === 0)
      this.add(at, { ...widened(keyword, 'need no longer be one of several alternatives'), mayBreak: at.isClosed });
    else this.add(at, changed(keyword, 'has other alternatives'));
  }

  private visitOpaque(before: Members, after: Members, at: Place): void {
    for (const keyword of [...OPAQUE, ...OPAQUE_BOTH_WAYS]) {
      const [was, is] = [held(before, keyword), held(after, keyword)];
      if (was === undefined && is === undefined) continue;
      if (keyword === 'oneOf' && isList(was) && isList(is) && was.length === is.length) {
        was.forEach((part, index) => this.visit(part, is[index], { ...at, isUnsure: true }));
        continue;
      }
      if (isMembers(was) && isMembers(is) && SCHEMAS.has(keyword)) {
        this.visit(was, is, { ...(keyword === 'contains' ? below(at, '*') : at), isUnsure: true });
        continue;
      }
      if (canonical(was) === canonical(is)) {
        this.visitAlike(was, is, at);
        continue;
      }
      if (was === undefined) this.add(at, narrowed(keyword, `is checked by “${keyword}” too`));
      else if (is === undefined) {
        const mayBreak = at.isClosed || OPAQUE_BOTH_WAYS.includes(keyword);
        this.add(at, { ...widened(keyword, `is no longer checked by “${keyword}”`), mayBreak });
      } else this.add(at, changed(keyword, `is checked by another “${keyword}”`));
    }
  }

  /** Spelt alike, yet what it refers to may have changed. */
  private visitAlike(was: unknown, is: unknown, at: Place): void {
    const parts = isList(was) ? was.map((part, index) => [part, isList(is) ? is[index] : undefined]) : [];
    if (isMembers(was) && isMembers(is)) for (const name of Object.keys(was)) parts.push([was[name], is[name]]);
    for (const [one, other] of parts)
      if (isMembers(one) && isMembers(other)) this.visit(one, other, { ...at, isUnsure: true });
  }

  /** Whether something satisfies the one and not the other. A comparison of its own: what it finds is told as one change. */
  private narrows(one: unknown, other: unknown, at: Place): boolean {
    if (other === false) return one !== false;
    if (one === false) return false;
    const pair = `${this.before.nameOf(one)} ${this.after.nameOf(other)}`;
    // Round in a circle: what may break it is found on the way there.
    if (this.work.open.has(pair)) return false;
    this.work.open.add(pair);
    const inside = new Comparison(this.before, this.after, this.work);
    inside.visit(one, other, at);
    this.work.open.delete(pair);
    return this.work.steps > MAX_STEPS || inside.changes.some(({ mayBreak }) => mayBreak);
  }
}

const SCHEMAS = new Set(['contains', 'propertyNames', 'not', 'if', 'then', 'else']);

const below = (at: Place, name: string): Place => ({
  ...at,
  isClosed: false,
  path: `${at.path}/${name === '*' ? name : escapePointer(name)}`,
});
