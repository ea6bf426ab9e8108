import fc from 'fast-check';

import { adding, apply, type Command } from './command.js';
import { type Draft, EMPTY_DRAFT } from './draft.js';
import { begun, did, redone, undone, undoWord } from './history.js';
import type { Mark } from './mark.js';

const mark = (id: string, x = 1): Mark => ({ id, label: 'cow', shape: { kind: 'point', at: [x, 1] } });
const DRAFT: Draft = { ...EMPTY_DRAFT, marks: ['a', 'b', 'c', 'd'].map((id) => mark(id)), values: { s: 1 } };

const anId = fc.constantFrom('a', 'b', 'c', 'd');
const aCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.uniqueArray(anId, { minLength: 1 }).map((ids) => ({ type: 'remove' as const, ids })),
  fc
    .tuple(fc.uniqueArray(anId, { minLength: 1 }), fc.integer({ min: 0, max: 99 }))
    .map(([ids, x]) => ({ type: 'replace' as const, marks: ids.map((id) => mark(id, x)) })),
  fc
    .tuple(fc.integer({ min: 0, max: 4 }), fc.uuid())
    .map(([at, id]) => ({ type: 'insert' as const, marks: [{ mark: mark(id), at }] })),
  fc.array(fc.string()).map((tags) => ({ type: 'tags' as const, tags: tags.map((tag) => ({ tag })) })),
  fc.string().map((text) => ({ type: 'captions' as const, captions: [{ id: '1', language: 'en', text }] })),
  fc
    .tuple(fc.constantFrom('s', 't'), fc.option(fc.string(), { nil: undefined }))
    .map(([source, value]) => ({ type: 'value' as const, source, value })),
);
const commands = fc.array(aCommand, { maxLength: 12 });

describe('commands', () => {
  it('are taken back by their inverse, alone and together', () => {
    fc.assert(
      fc.property(commands, (all) => {
        const { draft, inverse } = apply(DRAFT, { type: 'all', commands: all });

        expect(apply(draft, inverse).draft).toEqual(DRAFT);
      }),
    );
  });

  it('leave alone what they do not name', () => {
    const { draft } = apply(DRAFT, { type: 'replace', marks: [mark('b', 9)] });

    expect(draft.marks.map((one, index) => one === DRAFT.marks[index])).toEqual([true, false, true, true]);
  });
});

describe('the history', () => {
  it('goes all the way back and all the way forth again', () => {
    fc.assert(
      fc.property(commands, (all) => {
        const end = all.reduce((history, command) => did(history, command, 'Change'), begun(DRAFT));

        const back = all.reduce(undone, end);
        expect(back.draft).toEqual(DRAFT);
        expect(back.done).toEqual([]);
        expect(all.reduce(redone, back).draft).toEqual(end.draft);
      }),
    );
  });

  it('takes a row of nudges back at once, however long', () => {
    let history = begun(DRAFT);
    for (let x = 2; x <= 1_000; x += 1)
      history = did(history, { type: 'replace', marks: [mark('a', x)] }, 'Move cow', 'nudge a');

    expect(history.done).toHaveLength(1);
    expect(history.done[0]?.inverse.type).toBe('replace');
    expect(undone(history).draft).toEqual(DRAFT);
  });

  it('forgets what was undone once something else is done', () => {
    const drawn = did(begun(DRAFT), adding(DRAFT, [mark('e')]), 'Draw cow');
    const other = did(undone(drawn), { type: 'tags', tags: [{ tag: 'cow' }] }, 'Tag');

    expect(redone(other)).toBe(other);
    expect(undoWord(other)).toBe('Tag');
  });
});
