import { apply, type Command } from './command.js';
import { type Draft, EMPTY_DRAFT } from './draft.js';
import { accepting, decisionOn, pendingOf, rejecting, type Suggestion } from './suggestion.js';

const suggestion = (id: string, kind: Suggestion['kind'], value: unknown, score: number | null = null): Suggestion => ({
  id,
  kind,
  value,
  score,
  modelName: 'barn-detector',
  sourceId: kind,
  sourceName: kind,
  label: id,
  state: 'pending',
  annotationId: null,
});
const BARN = suggestion('barn', 'boxes', { label: 'barn', bbox: [1, 2, 30, 40], score: 0.9 }, 0.9);
const HILL = suggestion('hill', 'tags', 'Hill', 0.95);
const CAPTION = suggestion('caption', 'caption', { caption: 'A barn.', language: 'en' });
const ALL = [BARN, HILL, CAPTION];
const after = (draft: Draft, ...commands: Command[]): Draft => apply(draft, { type: 'all', commands }).draft;
const taken = after(EMPTY_DRAFT, accepting(EMPTY_DRAFT, ALL));

describe('suggestions', () => {
  it('wait with the surest first, until they are decided', () => {
    expect(pendingOf(ALL, EMPTY_DRAFT).map(({ id }) => id)).toEqual(['hill', 'barn', 'caption']);
    expect(pendingOf(ALL, after(EMPTY_DRAFT, rejecting([HILL]))).map(({ id }) => id)).toEqual(['barn', 'caption']);
    expect(pendingOf([{ ...BARN, state: 'superseded' }], EMPTY_DRAFT)).toEqual([]);
  });

  it('become part of the draft in one step, which undo takes back whole', () => {
    expect(taken).toMatchObject({
      marks: [{ label: 'barn', shape: { kind: 'box', box: [1, 2, 30, 40] }, more: { score: 0.9 } }],
      tags: [{ tag: 'Hill' }],
      captions: [{ language: 'en', text: 'A barn.' }],
    });
    expect(apply(taken, apply(EMPTY_DRAFT, accepting(EMPTY_DRAFT, ALL)).inverse).draft).toEqual(EMPTY_DRAFT);
  });

  it('bring no tag twice, and take the place of a caption in their language', () => {
    const begun: Draft = {
      ...EMPTY_DRAFT,
      tags: [{ tag: 'hill', confidence: 1 }],
      captions: [{ id: 'mine', language: 'en', text: 'A shed.' }],
    };

    const { tags, captions } = after(begun, accepting(begun, ALL));

    expect(tags).toEqual(begun.tags);
    expect(captions).toEqual([{ id: 'mine', language: 'en', text: 'A barn.' }]);
  });

  it('are told as what was made of them', () => {
    expect(ALL.map((one) => decisionOn(one, taken).outcome)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(decisionOn(BARN, after(EMPTY_DRAFT, rejecting([BARN])))).toEqual({ outcome: 'rejected' });

    const [barn] = taken.marks;
    const corrected = after(taken, { type: 'replace', marks: barn ? [{ ...barn, label: 'shed' }] : [] });
    expect(decisionOn(BARN, corrected)).toEqual({
      outcome: 'edited',
      annotation: { label: 'shed', bbox: [1, 2, 30, 40], score: 0.9 },
    });
    expect(decisionOn(BARN, after(taken, { type: 'remove', ids: [barn?.id ?? ''] }))).toEqual({ outcome: 'rejected' });
  });
});
