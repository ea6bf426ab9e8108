import { type ComparedField } from './compared-field.js';
import { comparePair, type Difference, type PictureSize } from './compare-pair.js';
import { type CoderAnnotations, type Judgement, judgementOf } from './judgement.js';

/** What statistics need to know of one member, in the order of coders and of their pairs (0 1, 0 2, 1 2, …). */
export interface FieldComparison {
  readonly name: string;
  /** By coder, for kinds of which alpha is taken; null where one said nothing. */
  readonly values?: readonly (string | number | readonly string[] | null)[];
  /** By pair, 0 to 1; null where there was nothing to compare. */
  readonly similarity: readonly (number | null)[];
  readonly overlap?: readonly (number | null)[];
  readonly found?: readonly (number | null)[];
}

/** In what two annotations of a content differ. */
export interface Conflict extends Difference {
  readonly field: string;
  readonly annotationIds: readonly [string, string];
}

export interface ComparedItem {
  readonly coders: readonly string[];
  /** When each coder last said something. */
  readonly judgedAt: readonly Date[];
  readonly annotationIds: readonly string[];
  readonly fields: readonly FieldComparison[];
  readonly conflicts: readonly Conflict[];
  /** 0 to 1: one minus the mean similarity of all pairs over all members. */
  readonly disagreement: number;
}

/** More people about one picture are compared by the first ten: pairs grow by the square. */
const MAX_CODERS = 10;
const MAX_CONFLICTS = 50;

/**
 * Compares what people said about one content under one source.
 * @returns undefined unless two of them said something about the same member
 */
export function compareItem(
  fields: readonly ComparedField[],
  said: readonly CoderAnnotations[],
  size: PictureSize | null,
): ComparedItem | undefined {
  const coders = said.slice(0, MAX_CODERS);
  const compared = fields.flatMap((field) => compareField(field, coders, size) ?? []);
  const similarities = compared.flatMap(({ comparison }) => comparison.similarity.filter((one) => one !== null));
  if (similarities.length === 0) return undefined;
  const conflicts = compared.flatMap((one) => one.conflicts).sort((a, b) => a.similarity - b.similarity);
  return {
    coders: coders.map(({ userId }) => userId),
    judgedAt: coders.map(({ annotations }) => annotations.at(-1)?.at ?? new Date(0)),
    annotationIds: coders.flatMap(({ annotations }) => annotations.map(({ id }) => id)),
    fields: compared.map(({ comparison }) => comparison),
    conflicts: conflicts.slice(0, MAX_CONFLICTS),
    disagreement: 1 - similarities.reduce((sum, one) => sum + one, 0) / similarities.length,
  };
}

function compareField(
  field: ComparedField,
  coders: readonly CoderAnnotations[],
  size: PictureSize | null,
): { readonly comparison: FieldComparison; readonly conflicts: readonly Conflict[] } | undefined {
  const judgements = coders.map((coder) => judgementOf(field, coder));
  const isSpatial = judgements.some((one) => one?.kind === 'objects');
  const similarity: (number | null)[] = [];
  const overlap: (number | null)[] = [];
  const found: (number | null)[] = [];
  const conflicts: Conflict[] = [];
  for (const [first, second] of pairsOf(coders.length)) {
    const [a, b] = [judgements[first], judgements[second]];
    const pair = a && b ? comparePair(field, a, b, size) : undefined;
    similarity.push(pair?.similarity ?? null);
    overlap.push(pair?.overlap ?? null);
    found.push(pair?.found ?? null);
    const annotationIds = [lastIdOf(coders[first]), lastIdOf(coders[second])] as const;
    for (const difference of pair?.differences ?? [])
      conflicts.push({ field: field.name, annotationIds, ...difference });
  }
  if (similarity.every((one) => one === null)) return undefined;
  const values = judgements.map(storable);
  const hasValues = values.some((value) => value !== null);
  return {
    comparison: { name: field.name, ...(hasValues && { values }), similarity, ...(isSpatial && { overlap, found }) },
    conflicts,
  };
}

/** The pairs of so many coders, in the order in which comparisons are kept. */
export function pairsOf(coders: number): (readonly [number, number])[] {
  return Array.from({ length: coders }, (_, a) =>
    Array.from({ length: coders - a - 1 }, (_unused, b) => [a, a + 1 + b] as const),
  ).flat();
}

const lastIdOf = (coder: CoderAnnotations | undefined): string => coder?.annotations.at(-1)?.id ?? '';

/** Texts and objects are not kept: only how alike they are is asked for again. */
function storable(judgement: Judgement | undefined): string | number | readonly string[] | null {
  switch (judgement?.kind) {
    case 'category':
    case 'rank':
    case 'number':
      return judgement.value;
    case 'set':
      return [...judgement.value].sort();
    default:
      return null;
  }
}
