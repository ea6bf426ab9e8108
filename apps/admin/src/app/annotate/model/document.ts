import { isCaptionValue } from '@odr/contracts';

import type { Caption, Draft } from './draft.js';
import type { Mark } from './mark.js';
import type { ShapeKind } from './shape.js';
import { marksFrom, objectsValue, SOURCE_OF_SHAPE, tagsFrom, tagsValue } from './value.js';

/** An annotation as the server has it. */
export interface Held {
  readonly id: string;
  readonly version: number;
  readonly value: unknown;
}

/** What is edited: an annotation of the person who is here. */
export interface OwnAnnotation extends Held {
  readonly source: { readonly id: string; readonly name: string };
}

/** One annotation that is to be, under a key that stays while the draft lives. */
export interface Document {
  readonly key: string;
  readonly source: SourceKey;
  /** Undefined when it says nothing, and there need be no annotation. */
  readonly value: unknown;
  /** Told to the server in place of nothing, where an annotation that says nothing is one too. */
  readonly nothing?: unknown;
}

/** The sources that come with the system go by name, others by id. */
export type SourceKey = { readonly name: string } | { readonly id: string };

export interface Opened {
  readonly draft: Draft;
  /** What the server has, by key of the document. */
  readonly held: ReadonlyMap<string, Held>;
}

const SHAPE_KINDS = Object.entries(SOURCE_OF_SHAPE) as readonly [ShapeKind, string][];

/** The annotations that a draft comes to. */
export function documentsOf({ marks, captions, tags, values }: Draft): readonly Document[] {
  return [
    ...SHAPE_KINDS.map(([kind, name]) => {
      const value = objectsValue(marks, kind);
      return { key: name, source: { name }, value: value.objects.length > 0 ? value : undefined, nothing: value };
    }),
    {
      key: 'tags',
      source: { name: 'tags' },
      value: tags.length > 0 ? tagsValue(tags) : undefined,
      nothing: tagsValue([]),
    },
    ...captions.map(({ id, language, text }) => ({
      key: `caption:${id}`,
      source: { name: 'caption' },
      value: text.trim() === '' ? undefined : { caption: text, ...(language === '' ? {} : { language }) },
    })),
    ...Object.entries(values).map(([id, value]) => ({ key: `source:${id}`, source: { id }, value })),
  ];
}

/**
 * The draft that a person's annotations come to.
 * @param annotations oldest first; the newest of a kind is worked on, and the others stay as they are
 */
export function openedFrom(annotations: readonly OwnAnnotation[]): Opened {
  const marks: Mark[] = [];
  const captions: Caption[] = [];
  const values: Record<string, unknown> = {};
  const owners = new Map<string, Held>();
  let tags: Draft['tags'] | undefined;
  const newest = new Map(annotations.map((annotation) => [keyOf(annotation), annotation]));
  for (const [key, annotation] of newest) {
    const { name, id } = annotation.source;
    const kind = SHAPE_KINDS.find(([, source]) => source === name)?.[0];
    const found = kind && marksFrom(annotation.value, (index) => `${name}-${index}`);
    const foundTags = name === 'tags' ? tagsFrom(annotation.value) : undefined;
    if (found) marks.push(...found.filter(({ shape }) => shape.kind === kind));
    else if (foundTags) tags = foundTags;
    else if (name === 'caption' && isCaptionValue(annotation.value))
      captions.push({ id: annotation.id, language: annotation.value.language ?? '', text: annotation.value.caption });
    else if (isReserved(name)) continue;
    else values[id] = annotation.value;
    owners.set(key, annotation);
  }
  const draft = { marks, captions, tags: tags ?? [], values, decided: {} };
  // As the screen would write it: opening a picture must not count as a change of it.
  const written = new Map(documentsOf(draft).map((document) => [document.key, document]));
  const held = [...owners].map(([key, { id, version, value }]): [string, Held] => {
    const document = written.get(key);
    return [key, { id, version, value: document ? (document.value ?? document.nothing) : value }];
  });
  return { draft, held: new Map(held) };
}

const keyOf = ({ id, source }: OwnAnnotation): string => {
  if (source.name === 'caption') return `caption:${id}`;
  return isReserved(source.name) ? source.name : `source:${source.id}`;
};

/** Whether it is edited by a tool of its own; others are filled in as forms. */
export const isReserved = (name: string): boolean =>
  name === 'caption' || name === 'tags' || SHAPE_KINDS.some(([, source]) => source === name);

/** A write that brings the server to where the draft is. */
export type Change =
  | { readonly kind: 'create'; readonly key: string; readonly source: SourceKey; readonly value: unknown }
  | { readonly kind: 'update'; readonly key: string; readonly held: Held; readonly value: unknown }
  | { readonly kind: 'delete'; readonly key: string; readonly held: Held };

export function changesOf(draft: Draft, held: ReadonlyMap<string, Held>): readonly Change[] {
  const documents = new Map(documentsOf(draft).map((document) => [document.key, document]));
  const changes = [...documents.values()].flatMap(({ key, source, value, nothing }): Change[] => {
    const known = held.get(key);
    const now = value ?? (known ? nothing : undefined);
    if (!known) return now === undefined ? [] : [{ kind: 'create', key, source, value: now }];
    if (now === undefined) return [{ kind: 'delete', key, held: known }];
    return isSame(known.value, now) ? [] : [{ kind: 'update', key, held: known, value: now }];
  });
  const gone = [...held].filter(([key]) => !documents.has(key));
  return [...changes, ...gone.map(([key, known]): Change => ({ kind: 'delete', key, held: known }))];
}

/** Whether two JSON values say the same; the order of members says nothing. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    keys.length === others.length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame((a as Json)[key], (b as Json)[key]))
  );
}

type Json = Readonly<Record<string, unknown>>;
