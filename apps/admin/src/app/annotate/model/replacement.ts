import { isCaptionValue } from '@odr/contracts';

import type { Command } from './command.js';
import type { Draft } from './draft.js';
import { marksFrom, SOURCE_OF_SHAPE, tagsFrom } from './value.js';

/** The change that makes one document of a draft say something else, as when a newer version is taken over. */
export function replacement(draft: Draft, key: string, value: unknown, prefix: string): Command {
  if (key === 'tags') return { type: 'tags', tags: tagsFrom(value) ?? [] };
  if (key.startsWith('caption:')) {
    const { caption = '', language = '' } = isCaptionValue(value) ? value : {};
    const captions = draft.captions.map((one) =>
      `caption:${one.id}` === key ? { ...one, text: caption, language } : one,
    );
    return { type: 'captions', captions };
  }
  if (key.startsWith('source:')) return { type: 'value', source: key.slice('source:'.length), value };
  const before = draft.marks.filter(({ shape }) => SOURCE_OF_SHAPE[shape.kind] === key);
  const after = marksFrom(value, (index) => `${prefix}-${index}`) ?? [];
  const left = draft.marks.length - before.length;
  return {
    type: 'all',
    commands: [
      { type: 'remove', ids: before.map(({ id }) => id) },
      { type: 'insert', marks: after.map((mark, index) => ({ mark, at: left + index })) },
    ],
  };
}
