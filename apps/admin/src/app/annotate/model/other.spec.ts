import { apply } from './command.js';
import { type Draft, EMPTY_DRAFT } from './draft.js';
import { marksOfOther, startingFrom } from './other.js';

const COW = { label: 'cow', bbox: [1, 2, 30, 40], score: 0.5 };
const HEN = { label: 'hen', bbox: [5, 5, 9, 9] };
const said = (name: string, value: unknown) => ({ id: `of-${name}`, source: { id: `id-${name}`, name }, value });
const names = (index: number): string => `m${index}`;

function started(draft: Draft, name: string, value: unknown): Draft {
  const command = startingFrom(draft, said(name, value), names);
  return command ? apply(draft, command).draft : draft;
}

describe('starting from what somebody else says', () => {
  it('adds the shapes that are not there yet, with all that is known of them', () => {
    const once = started(EMPTY_DRAFT, 'boxes', { objects: [COW] });
    const twice = started(once, 'boxes', { objects: [COW, HEN] });

    expect(once.marks).toEqual([
      { id: 'm0', label: 'cow', shape: { kind: 'box', box: [1, 2, 30, 40] }, more: { score: 0.5 } },
    ]);
    expect(twice.marks.map(({ label }) => label)).toEqual(['cow', 'hen']);
    expect(startingFrom(twice, said('boxes', { objects: [HEN] }), names)).toBeUndefined();
  });

  it('adds tags, in whatever case they are there', () => {
    const draft = { ...EMPTY_DRAFT, tags: [{ tag: 'Cow' }] };

    expect(started(draft, 'tags', { tags: ['cow', { tag: 'hill', confidence: 1 }] }).tags).toEqual([
      { tag: 'Cow' },
      { tag: 'hill', confidence: 1 },
    ]);
  });

  it('takes a caption over in its language', () => {
    const german = { id: 'c1', language: 'de', text: 'Eine Kuh.' };
    const draft = { ...EMPTY_DRAFT, captions: [german] };

    expect(started(draft, 'caption', { caption: 'A cow.', language: 'en' }).captions).toEqual([
      german,
      { id: 'm0', language: 'en', text: 'A cow.' },
    ]);
    expect(started(draft, 'caption', { caption: 'Kuh.', language: 'de' }).captions).toEqual([
      { ...german, text: 'Kuh.' },
    ]);
  });

  it('takes a form over as it is', () => {
    expect(started(EMPTY_DRAFT, 'graphcap', { short_caption: 'A cow.' }).values).toEqual({
      'id-graphcap': { short_caption: 'A cow.' },
    });
  });

  it('leaves nothing behind when it is undone', () => {
    const command = startingFrom(EMPTY_DRAFT, said('boxes', { objects: [COW] }), names);
    const { draft, inverse } = apply(EMPTY_DRAFT, command ?? { type: 'all', commands: [] });

    expect(apply(draft, inverse).draft).toEqual(EMPTY_DRAFT);
  });

  it('draws what has a place', () => {
    expect(marksOfOther(said('boxes', { objects: [COW] })).map(({ id }) => id)).toEqual(['o-of-boxes-0']);
    expect(marksOfOther(said('caption', { caption: 'A cow.' }))).toEqual([]);
  });
});
