import type { ColumnType, TableColumn } from '../table/table-reader.js';
import { ANNOTATION_KEYWORDS, EXACT_NAMES, IMAGE_KEYWORDS } from './name-rules.js';
import { SHIPPED_MAPPINGS } from './shipped-mappings.js';
import { SHARED_ROLES, type ColumnRole, type TableMapping } from './table-mapping.js';
import { signsOf, type ValueSigns } from './value-signs.js';

export const PROPOSAL_REASONS = [
  'known_table',
  'saved_mapping',
  'chosen',
  'type_is_image',
  'name_is',
  'name_contains',
  'values_look_like',
  'another_column_is_surer',
  'nothing_fits',
] as const;
export type ProposalReason = (typeof PROPOSAL_REASONS)[number];

/** What a column probably means, and why. */
export interface ColumnProposal {
  readonly name: string;
  readonly type: ColumnType;
  readonly role: ColumnRole;
  readonly isUrlEncoded: boolean;
  /** 0 to 1. Below ½ a person should look. */
  readonly confidence: number;
  readonly reason: ProposalReason;
  /** What in the name or the values said so: `photo`, `sha256`. */
  readonly evidence: string | null;
}

interface Guess {
  readonly role: ColumnRole;
  readonly confidence: number;
  readonly reason: ProposalReason;
  readonly evidence: string | null;
}

type Cells = (column: string) => readonly unknown[];

const NOTHING: Guess = { role: 'ignore', confidence: 0.5, reason: 'nothing_fits', evidence: null };

/**
 * What the columns of a table probably mean: by the table's own shape where it is known, else by types, names and values.
 * Names alone are not believed against what stands in the cells.
 * @param cells the first cells of a column
 */
export function proposeMapping(columns: readonly TableColumn[], cells: Cells): ColumnProposal[] {
  const names = new Set(columns.map(({ name }) => name));
  const known = SHIPPED_MAPPINGS.find(({ mapping }) => Object.keys(mapping).every((name) => names.has(name)));
  const columnsSeen = columns.map((column) => ({ column, signs: signsOf(cells(column.name)) }));
  if (known) return columnsSeen.map(({ column, signs }) => fromMapping(column, signs, known.mapping, known.name));
  const guesses = columnsSeen.map(({ column, signs }) => ({ column, signs, guesses: guessesOf(column, signs) }));
  return guesses.map(({ column, signs, guesses: own }) => {
    const free = own.find((guess) => SHARED_ROLES.has(guess.role) || isBest(guess, column, guesses));
    const lost = own[0] !== undefined && free === undefined;
    const chosen = free ?? { ...NOTHING, ...(lost ? { reason: 'another_column_is_surer' as const } : {}) };
    return proposal(column, signs, chosen);
  });
}

/** A mapping somebody settled on before, as a proposal for these columns. */
export const proposalsOf = (
  columns: readonly TableColumn[],
  cells: Cells,
  mapping: TableMapping,
  evidence: string,
): ColumnProposal[] =>
  columns.map((column) => {
    const use = mapping[column.name] ?? { role: 'ignore' as const };
    const guess: Guess = { role: use.role, confidence: 1, reason: 'saved_mapping', evidence };
    return { ...proposal(column, signsOf(cells(column.name)), guess), isUrlEncoded: use.isUrlEncoded === true };
  });

/** The mapping that proposals amount to. */
export const mappingOf = (proposals: readonly ColumnProposal[]): TableMapping =>
  Object.fromEntries(
    proposals.map(({ name, role, isUrlEncoded }) => [name, { role, ...(isUrlEncoded ? { isUrlEncoded } : {}) }]),
  );

function fromMapping(column: TableColumn, signs: ValueSigns, mapping: TableMapping, table: string): ColumnProposal {
  const use = mapping[column.name] ?? { role: 'ignore' as const };
  const guess: Guess = { role: use.role, confidence: 1, reason: 'known_table', evidence: table };
  return { ...proposal(column, signs, guess), isUrlEncoded: use.isUrlEncoded === true };
}

const proposal = (column: TableColumn, signs: ValueSigns, guess: Guess): ColumnProposal => ({
  name: column.name,
  type: column.type,
  ...guess,
  isUrlEncoded: ENCODABLE.has(guess.role) && signs.urlEncoded >= 0.3,
});

const ENCODABLE: ReadonlySet<ColumnRole> = new Set(['name', 'author', 'caption', 'tags', 'altText']);

const isBest = (
  guess: Guess,
  column: TableColumn,
  all: readonly { readonly column: TableColumn; readonly guesses: readonly Guess[] }[],
): boolean => {
  const rivals = all.flatMap(({ column: other, guesses }) =>
    guesses.filter(({ role }) => role === guess.role).map(({ confidence }) => ({ other, confidence })),
  );
  const best = rivals.reduce((a, b) => (b.confidence > a.confidence ? b : a));
  return best.other === column;
};

/** What one column could be, the likeliest first. */
function guessesOf(column: TableColumn, signs: ValueSigns): Guess[] {
  const guesses = [
    ...byType(column),
    ...byExactName(column, signs),
    ...byKeyword(column, signs),
    ...byValues(column, signs),
  ];
  return guesses.filter(({ confidence }) => confidence > 0).sort((a, b) => b.confidence - a.confidence);
}

function* byType({ name, type }: TableColumn): Generator<Guess> {
  if (type === 'image') yield { role: 'image', confidence: 1, reason: 'type_is_image', evidence: null };
  const keyword = IMAGE_KEYWORDS.find((word) => name.toLowerCase().includes(word));
  if (type === 'bytes' && keyword)
    yield { role: 'image', confidence: 0.95, reason: 'name_contains', evidence: keyword };
  else if (type === 'bytes') yield { role: 'image', confidence: 0.6, reason: 'type_is_image', evidence: null };
}

function* byExactName(column: TableColumn, signs: ValueSigns): Generator<Guess> {
  const name = plainName(column.name);
  for (const [role, names] of EXACT_NAMES) {
    const at = names.findIndex((known) => plainName(known) === name);
    if (at === -1) continue;
    const confidence = (0.95 - 0.02 * at) * credibility(role, column, signs);
    yield { role, confidence, reason: 'name_is', evidence: column.name };
  }
}

function* byKeyword({ name, type }: TableColumn, signs: ValueSigns): Generator<Guess> {
  if (!['text', 'list', 'object', 'unknown'].includes(type)) return;
  const lower = name.toLowerCase();
  const words = ANNOTATION_KEYWORDS.find((word) => lower.includes(word));
  const isWords = signs.webAddress < 0.5 && signs.sha256 < 0.5 && signs.embedded < 0.5;
  if (words && isWords) {
    const role = words === 'tag' ? 'tags' : 'caption';
    yield { role, confidence: 0.8, reason: 'name_contains', evidence: words };
  }
  const picture = IMAGE_KEYWORDS.find((word) => lower.includes(word));
  if (!picture) return;
  const role = pictureRole(signs);
  if (role) yield { role, confidence: 0.85, reason: 'name_contains', evidence: picture };
}

const pictureRole = (signs: ValueSigns): ColumnRole | undefined => {
  if (signs.embedded >= 0.5) return 'image';
  if (signs.webAddress >= 0.5) return 'imageUrl';
  return signs.imageName >= 0.5 ? 'fileName' : undefined;
};

function* byValues({ type }: TableColumn, signs: ValueSigns): Generator<Guess> {
  const look = (role: ColumnRole, share: number, most: number, evidence: string): Guess[] =>
    share >= 0.6 ? [{ role, confidence: most * share, reason: 'values_look_like', evidence }] : [];
  if (type !== 'text' && type !== 'unknown') return;
  yield* look('image', signs.embedded, 0.9, 'base64');
  yield* look('sha256', signs.sha256, 0.7, 'sha256');
  yield* look('imageUrl', signs.imageAddress, 0.75, 'image address');
  yield* look('licenseUrl', signs.licenseAddress, 0.85, 'licence address');
  yield* look('license', signs.license, 0.75, 'licence');
  yield* look('fileName', signs.imageName, 0.65, 'file name');
  yield* look('sourceUrl', signs.webAddress, 0.45, 'web address');
  yield* look('date', signs.date, 0.6, 'date');
}

/** How far the cells bear out what the name says: a `url` without addresses is none. */
function credibility(role: ColumnRole, { type }: TableColumn, signs: ValueSigns): number {
  const isText = type === 'text' || type === 'unknown';
  if (signs.filled === 0) return 0.6;
  switch (role) {
    case 'imageUrl':
    case 'sourceUrl':
    case 'authorUrl':
    case 'licenseUrl':
      return isText && signs.webAddress >= 0.5 ? 1 : 0;
    case 'sha256':
      return signs.sha256 >= 0.5 ? 1 : 0;
    case 'license':
      // A name that nobody knows may still be one; an address is one too.
      return signs.license >= 0.3 || signs.licenseAddress >= 0.3 ? 1 : isText || type === 'integer' ? 0.6 : 0;
    case 'fileName':
      return signs.imageName >= 0.3 || signs.imageAddress >= 0.3 ? 1 : 0.2;
    case 'name':
    case 'author':
    case 'altText':
      return isText || type === 'list' || type === 'object' ? 1 : 0.3;
    case 'tags':
      return isText || type === 'list' ? 1 : 0;
    default:
      return 1;
  }
}

const plainName = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '');
