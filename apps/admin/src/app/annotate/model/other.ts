import { isCaptionValue } from '@odr/contracts';

import { adding, type Command } from './command.js';
import { isSame } from './document.js';
import type { Draft } from './draft.js';
import type { Mark } from './mark.js';
import { marksFrom, objectOf, tagsFrom } from './value.js';

/** What somebody else says of the picture, to look at and to start from. */
export interface Other {
  readonly id: string;
  readonly source: { readonly id: string; readonly name: string };
  readonly value: unknown;
}

/** Shapes of it, to draw; none for captions, tags and forms. */
export const marksOfOther = ({ id, value }: Other): readonly Mark[] =>
  marksFrom(value, (index) => `o-${id}-${index}`) ?? [];

/**
 * Makes one's own of what somebody else says: shapes and tags are added to what there is, a caption and a form take the
 * place of one's own of the same language or source. Undefined where one says all of it already.
 * @param name gives names to new marks and captions
 */
export function startingFrom(
  draft: Draft,
  { source, value }: Other,
  name: (index: number) => string,
): Command | undefined {
  const marks = marksFrom(value, name);
  if (marks) {
    const own = draft.marks.map(objectOf);
    const fresh = marks.filter((mark) => !own.some((object) => isSame(object, objectOf(mark))));
    return fresh.length === 0 ? undefined : adding(draft, fresh);
  }
  const tags = tagsFrom(value);
  if (source.name === 'tags' && tags) {
    const own = new Set(draft.tags.map(({ tag }) => tag.toLowerCase()));
    const fresh = tags.filter(({ tag }) => !own.has(tag.toLowerCase()));
    return fresh.length === 0 ? undefined : { type: 'tags', tags: [...draft.tags, ...fresh] };
  }
  if (source.name === 'caption' && isCaptionValue(value)) return captioning(draft, value, name(0));
  return isSame(draft.values[source.id], value) ? undefined : { type: 'value', source: source.id, value };
}

function captioning(
  { captions }: Draft,
  { caption: text, language = '' }: { readonly caption: string; readonly language?: string },
  id: string,
): Command | undefined {
  const at = captions.findIndex((one) => one.language === language);
  if (captions[at]?.text === text) return undefined;
  const next =
    at === -1
      ? [...captions, { id, language, text }]
      : captions.with(at, { id: captions[at]?.id ?? id, language, text });
  return { type: 'captions', captions: next };
}
