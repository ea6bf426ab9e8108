import { asJob, canUndo, captionsOf, type CleaningRun, resultWords, tokensSaved } from './cleaning.js';

const RUN: CleaningRun = {
  id: 'r1',
  mode: 'fixed',
  filter: {},
  state: 'done',
  failure: null,
  total: 40,
  looked: 40,
  cleaned: 3,
  refused: 1,
  restored: 0,
  kept: 0,
  userId: 'u1',
  userName: 'Ada',
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: null,
};

describe('cleanings', () => {
  it('are shown word by word, and with the tokens they save', () => {
    const field = {
      field: 'caption',
      before: 'The image shows a cow.',
      after: 'A cow.',
      tokensBefore: 7,
      tokensAfter: 4,
    };
    const item = { id: 'a1', contentId: 'c1', contentName: 'cow.jpg', version: 1, fields: [field] };
    const captions = captionsOf([
      { ...item, outcome: 'planned' },
      { ...item, id: 'a2', outcome: 'refused', code: 'auth.forbidden' },
    ]);

    const changed = captions[0]?.runs.filter(({ kind }) => kind !== 'same').map(({ text }) => text);
    expect(changed).toEqual(['The image shows a', 'A']);
    expect(tokensSaved(captions)).toBe(3);
  });

  it('can be put back once they have ended with something to put back', () => {
    expect(canUndo(RUN)).toBe(true);
    expect(canUndo({ ...RUN, cleaned: 0 })).toBe(false);
    expect((['running', 'undoing', 'undone'] as const).some((state) => canUndo({ ...RUN, state }))).toBe(false);
  });

  it('tell how far they are, there and back', () => {
    expect(asJob({ ...RUN, state: 'running', looked: 50 }).progress).toEqual({ done: 40, total: 40 });
    expect(asJob({ ...RUN, state: 'undoing', restored: 1, kept: 1 }).progress).toEqual({ done: 2, total: 3 });
    expect(resultWords({ ...RUN, restored: 2, kept: 1 })).toBe(
      '3 captions cleaned, 1 passed over, 2 put back, 1 left, because somebody went on with them',
    );
  });
});
