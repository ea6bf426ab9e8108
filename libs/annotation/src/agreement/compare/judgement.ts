import { isObjectsValue, type SpatialObject } from '@odr/contracts';

import type { ComparedField } from './compared-field.js';

/** What one person said about one content under one source. */
export interface CoderAnnotations {
  readonly userId: string;
  /** Oldest first. */
  readonly annotations: readonly { readonly id: string; readonly value: unknown; readonly at: Date }[];
}

/** A value in the form in which its kind is compared: ranks as numbers, tags in lower case, captions by language. */
export type Judgement =
  | { readonly kind: 'category'; readonly value: string }
  | { readonly kind: 'rank' | 'number'; readonly value: number }
  | { readonly kind: 'set'; readonly value: ReadonlySet<string> }
  | { readonly kind: 'text'; readonly value: ReadonlyMap<string, string> }
  | { readonly kind: 'objects'; readonly value: readonly SpatialObject[] };

/** Longer texts are compared by their beginning, so that one picture cannot hold up all others. */
const MAX_TEXT = 4_000;
/** Pairing costs the cube of the number of objects. */
const MAX_OBJECTS = 200;
const MAX_TAGS = 1_000;

/**
 * What a person said about one member: the latest of their annotations that has it; of texts, the latest in each language.
 * @returns undefined where they said nothing that can be compared
 */
export function judgementOf({ name, kind }: ComparedField, { annotations }: CoderAnnotations): Judgement | undefined {
  const said = annotations.flatMap(({ value }) => {
    const member = isRecord(value) ? value[name] : undefined;
    return member === undefined || member === null ? [] : [{ member, whole: value }];
  });
  const last = said.at(-1);
  if (!last) return undefined;
  switch (kind) {
    case 'category':
      return isScalar(last.member) ? { kind, value: String(last.member) } : undefined;
    case 'rank':
    case 'number':
      return Number.isFinite(last.member) ? { kind, value: Number(last.member) } : undefined;
    case 'set':
      return Array.isArray(last.member) ? { kind, value: tagsOf(last.member) } : undefined;
    case 'text':
      return { kind, value: new Map(said.map(({ member, whole }) => [languageOf(whole), textOf(member)])) };
    case 'boxes':
    case 'polygons':
    case 'points': {
      const objects = { objects: last.member };
      return isObjectsValue(objects) ? { kind: 'objects', value: objects.objects.slice(0, MAX_OBJECTS) } : undefined;
    }
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** `Cow` and `cow ` are one tag: capitals and blanks are no disagreement. */
const tagsOf = (tags: readonly unknown[]): ReadonlySet<string> =>
  new Set(
    tags.slice(0, MAX_TAGS).flatMap((tag) => {
      const word = isRecord(tag) ? tag['tag'] : tag;
      return typeof word === 'string' ? [word.normalize('NFC').trim().toLowerCase()] : [];
    }),
  );

const languageOf = (value: unknown): string => {
  const language = isRecord(value) ? value['language'] : undefined;
  return typeof language === 'string' ? language.toLowerCase() : '';
};

const textOf = (member: unknown): string =>
  (Array.isArray(member) ? member.filter((one) => typeof one === 'string').join('\n') : String(member)).slice(
    0,
    MAX_TEXT,
  );
