import { SchemaChangeKind } from '@odr/contracts';

export type Members = Readonly<Record<string, unknown>>;

/** What two schemas say differently about one value, before it is known where in an annotation that value stands. */
export interface Finding {
  readonly kind: SchemaChangeKind;
  /** The keyword of JSON Schema that says it. */
  readonly keyword: string;
  /** Whether a value that satisfied the one may break the other. When that cannot be told, it is said. */
  readonly mayBreak: boolean;
  /** What became of the value, in words that follow its name. */
  readonly message: string;
}

export const narrowed = (keyword: string, message: string): Finding => ({
  kind: SchemaChangeKind.Narrowed,
  keyword,
  mayBreak: true,
  message,
});

export const widened = (keyword: string, message: string): Finding => ({
  kind: SchemaChangeKind.Widened,
  keyword,
  mayBreak: false,
  message,
});

/** Neither more nor less: what satisfied the one may break the other, and the other way round. */
export const changed = (keyword: string, message: string): Finding => ({
  kind: SchemaChangeKind.Changed,
  keyword,
  mayBreak: true,
  message,
});

/** What people read, and no value is judged by. */
export const described = (keyword: string, message: string): Finding => ({
  kind: SchemaChangeKind.Described,
  keyword,
  mayBreak: false,
  message,
});

const MAX_SHOWN = 60;
const MAX_LISTED = 10;

/** A value as it stands in a schema, cut where it would fill the line. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

/** The first ones of a list, and how many more there are. */
export function listed(values: readonly unknown[]): string {
  const first = values.slice(0, MAX_LISTED).map(shown).join(', ');
  return values.length > MAX_LISTED ? `${first} and ${values.length - MAX_LISTED} more` : first;
}

/** A member that an object has of its own; what it inherits is none of a schema's. */
export const held = (schema: Members, keyword: string): unknown =>
  Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
