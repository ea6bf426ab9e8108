import { type BulkOutcome, countsWords, refusalsOf, undoWords, valueWords, type BulkEdit } from './bulk-edit.js';
import { EMPTY_FORM, changesOf } from './bulk-form.js';

describe('an edit of many pictures', () => {
  it('asks only for what is switched on', () => {
    const form = { ...EMPTY_FORM, license: 'CC0-1.0', authors: 'Ada\n\n Grace ', altText: '', teamId: 't1' };
    expect(changesOf(form, new Set(['license', 'authors', 'altText']))).toEqual({
      license: 'CC0-1.0',
      licenseUrl: null,
      authors: [{ name: 'Ada' }, { name: 'Grace' }],
      altText: null,
    });
    expect(changesOf({ ...form, teamId: '' }, new Set(['teamId', 'addSource']))).toEqual({ teamId: null });
  });

  it('says what it would do in figures', () => {
    expect(countsWords({ changed: 38, unchanged: 1, refused: 1, restored: 0 })).toBe(
      '38 change, 1 stays as it is, 1 cannot be changed',
    );
    expect(countsWords({ changed: 1, unchanged: 0, refused: 0, restored: 0 })).toBe('1 changes');
  });

  it('says what could not be taken back', () => {
    const counts = { changed: 3, unchanged: 0, refused: 0, restored: 2 };
    expect(undoWords({ counts } as BulkEdit)).toBe('Undone: 2 pictures as before; 1 changed since and left alone');
  });

  it('reads values and reasons aloud', () => {
    expect([
      valueWords(null),
      valueWords('CC0-1.0'),
      valueWords([]),
      valueWords([{ name: 'Ada' }, { value: 'x' }]),
    ]).toEqual(['none', 'CC0-1.0', 'none', 'Ada, x']);
    const refused = (detail: string) => ({ outcome: 'refused', detail }) as BulkOutcome;
    expect(refusalsOf([refused('a'), refused('b'), refused('b')])).toEqual([
      { detail: 'b', count: 2 },
      { detail: 'a', count: 1 },
    ]);
  });
});
