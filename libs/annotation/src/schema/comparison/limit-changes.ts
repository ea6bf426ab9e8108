import { canonical } from '../../history/json-value.js';
import { changed, type Finding, held, listed, type Members, narrowed, shown, widened } from './schema-change.js';

/** What both sides say about the value itself, not about its parts. */
export function limitChanges(before: Members, after: Members): Finding[] {
  return [
    ...typeChanges(before, after),
    ...valueChanges(before, after),
    ...BOUNDS.flatMap((bound) => boundChanges(bound, before, after)),
    ...ruleChanges(before, after),
  ];
}

/** `number` is two of them, because every integer is one. */
const KINDS = ['null', 'boolean', 'object', 'array', 'string', 'integer', 'fraction'] as const;
type Kind = (typeof KINDS)[number];

function typeChanges(before: Members, after: Members): Finding[] {
  // Values that are named say their types; the finding about them is enough.
  if (held(after, 'type') === undefined && namedValues(after) !== undefined) return [];
  const [were, are] = [kindsOf(before), kindsOf(after)];
  const gone = were.filter((kind) => !are.includes(kind));
  const come = are.filter((kind) => !were.includes(kind));
  if (gone.length === 0 && come.length === 0) return [];
  const message = `must be ${named(are)}, was ${named(were)}`;
  if (gone.length === 0) return [widened('type', message)];
  return [come.length === 0 ? narrowed('type', message) : changed('type', message)];
}

function kindsOf(schema: Members): readonly Kind[] {
  const type = held(schema, 'type');
  const types: unknown[] | undefined =
    typeof type === 'string' ? [type] : Array.isArray(type) ? type : namedValues(schema)?.map(typeOf);
  if (!types) return KINDS;
  return KINDS.filter((kind) => types.includes(kind) || (isNumeric(kind) && types.includes('number')));
}

const isNumeric = (kind: Kind): boolean => kind === 'integer' || kind === 'fraction';

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'fraction';
  return typeof value;
}

function named(kinds: readonly Kind[]): string {
  if (kinds.length === KINDS.length) return 'anything';
  const words = kinds.includes('fraction')
    ? [...kinds.filter((kind) => !isNumeric(kind)), 'number']
    : kinds.map((kind) => (kind === 'integer' ? 'whole number' : kind));
  return words.join(' or ');
}

const namedValues = (schema: Members): readonly unknown[] | undefined => {
  if (Object.hasOwn(schema, 'const')) return [schema['const']];
  const values = held(schema, 'enum');
  return Array.isArray(values) ? values : undefined;
};

function valueChanges(before: Members, after: Members): Finding[] {
  const [were, are] = [namedValues(before), namedValues(after)];
  const keyword = Object.hasOwn(are ? after : before, 'const') ? 'const' : 'enum';
  if (!were) return are ? [narrowed(keyword, `may only be ${listed(are)}`)] : [];
  if (!are) return [widened(keyword, `need no longer be ${listed(were)}`)];
  const gone = without(were, are);
  const come = without(are, were);
  if (gone.length > 0 && come.length > 0)
    return [changed(keyword, `may no longer be ${listed(gone)}; may be ${listed(come)} now`)];
  if (gone.length > 0) return [narrowed(keyword, `may no longer be ${listed(gone)}`)];
  return come.length > 0 ? [widened(keyword, `may be ${listed(come)} too`)] : [];
}

function without(values: readonly unknown[], others: readonly unknown[]): unknown[] {
  const known = new Set(others.map(canonical));
  return values.filter((value) => !known.has(canonical(value)));
}

interface Bound {
  readonly keyword: string;
  /** Where it stands when nothing is said. */
  readonly open: number;
  readonly words: (limit: number) => string;
}

const BOUNDS: readonly Bound[] = [
  { keyword: 'minimum', open: -Infinity, words: (limit) => `at least ${limit}` },
  { keyword: 'exclusiveMinimum', open: -Infinity, words: (limit) => `more than ${limit}` },
  { keyword: 'maximum', open: Infinity, words: (limit) => `at most ${limit}` },
  { keyword: 'exclusiveMaximum', open: Infinity, words: (limit) => `less than ${limit}` },
  { keyword: 'minLength', open: 0, words: (limit) => `${limit} or more characters long` },
  { keyword: 'maxLength', open: Infinity, words: (limit) => `${limit} characters long at most` },
  { keyword: 'minItems', open: 0, words: (limit) => `a list of ${limit} or more` },
  { keyword: 'maxItems', open: Infinity, words: (limit) => `a list of ${limit} at most` },
  { keyword: 'minProperties', open: 0, words: (limit) => `an object of ${limit} or more members` },
  { keyword: 'maxProperties', open: Infinity, words: (limit) => `an object of ${limit} members at most` },
];

function boundChanges({ keyword, open, words }: Bound, before: Members, after: Members): Finding[] {
  const limitOf = (schema: Members): number => {
    const limit = held(schema, keyword);
    return typeof limit === 'number' ? limit : open;
  };
  const [was, is] = [limitOf(before), limitOf(after)];
  if (was === is) return [];
  if (is === open) return [widened(keyword, `need no longer be ${words(was)}`)];
  const message = `must be ${words(is)}${was === open ? '' : `, was ${was}`}`;
  const isTighter = open === Infinity ? is < was : is > was;
  return [isTighter ? narrowed(keyword, message) : widened(keyword, message)];
}

/** Rules of which one cannot be told to be narrower than another. */
const RULES = [
  { keyword: 'pattern', words: (rule: unknown) => `match ${shown(rule)}` },
  { keyword: 'format', words: (rule: unknown) => `be a text of the format ${shown(rule)}` },
  { keyword: 'multipleOf', words: (rule: unknown) => `be a multiple of ${shown(rule)}` },
  { keyword: 'uniqueItems', words: () => 'name nothing twice' },
];

function ruleChanges(before: Members, after: Members): Finding[] {
  return RULES.flatMap(({ keyword, words }) => {
    const [was, is] = [held(before, keyword) || undefined, held(after, keyword) || undefined];
    if (was === is) return [];
    if (was === undefined) return [narrowed(keyword, `must ${words(is)}`)];
    if (is === undefined) return [widened(keyword, `need no longer ${words(was)}`)];
    return [changed(keyword, `must ${words(is)}, was ${shown(was)}`)];
  });
}
