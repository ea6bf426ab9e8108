import { isDeepStrictEqual } from 'node:util';
import { isCaptionValue, isTagsValue, SuggestionKind } from '@odr/contracts';

type Members = Readonly<Record<string, unknown>>;

/** A list of tags or boxes that pieces join and leave; everything else in the value stays as it is. */
const LIST_OF = { tags: 'tags', boxes: 'objects' } as const;

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listIn = (value: unknown, list: string): readonly unknown[] | undefined => {
  const found = isObject(value) ? value[list] : undefined;
  return Array.isArray(found) ? found : undefined;
};

/** Whether a piece can stand in an annotation of this kind at all; the schema of the source says the rest. */
export function isPieceOf(kind: SuggestionKind, piece: unknown): boolean {
  if (kind === SuggestionKind.Tags) return isTagsValue({ tags: [piece] });
  if (kind === SuggestionKind.Caption) return isCaptionValue(piece);
  return isObject(piece) && typeof piece['label'] === 'string' && Array.isArray(piece['bbox']);
}

/** What an annotation of one piece alone holds. */
export const startedWith = (kind: SuggestionKind, piece: unknown): unknown =>
  kind === SuggestionKind.Caption ? piece : { [LIST_OF[kind]]: [piece] };

/**
 * Adds pieces to what a person has accepted before.
 * @returns undefined where the value already says all of it, so that no version is needed
 */
export function joined(kind: SuggestionKind, value: unknown, pieces: readonly unknown[]): unknown {
  if (kind === SuggestionKind.Caption) {
    const last = pieces.at(-1);
    return isDeepStrictEqual(value, last) ? undefined : last;
  }
  const list = LIST_OF[kind];
  const there = listIn(value, list) ?? [];
  const added: unknown[] = [];
  for (const piece of pieces) if (!isAmong(kind, [...there, ...added], piece)) added.push(piece);
  return added.length === 0 ? undefined : { ...(isObject(value) ? value : {}), [list]: [...there, ...added] };
}

/** Whether the value holds the piece: tags by their name in any case, boxes as they are. */
const isAmong = (kind: SuggestionKind, list: readonly unknown[], piece: unknown): boolean =>
  list.some((one) => (kind === SuggestionKind.Tags ? nameOf(one) === nameOf(piece) : isDeepStrictEqual(one, piece)));

/**
 * Takes a piece out again.
 * @returns undefined where it is not in there any more as it was put in; `null` where nothing would be left
 */
export function without(kind: SuggestionKind, value: unknown, piece: unknown): unknown {
  if (kind === SuggestionKind.Caption) return isDeepStrictEqual(value, piece) ? null : undefined;
  const list = LIST_OF[kind];
  const there = listIn(value, list) ?? [];
  const at = there.findIndex((one) => isDeepStrictEqual(one, piece));
  if (at === -1) return undefined;
  const left = there.filter((_, index) => index !== at);
  return left.length === 0 ? null : { ...(isObject(value) ? value : {}), [list]: left };
}

/** The language of a caption, so that each has an annotation of its own. */
export const languageOf = (value: unknown): string | null => {
  const language = isObject(value) ? value['language'] : undefined;
  return typeof language === 'string' ? language : null;
};

const nameOf = (tag: unknown): string => {
  const name = isObject(tag) ? tag['tag'] : tag;
  return typeof name === 'string' ? name.trim().toLowerCase() : '';
};
