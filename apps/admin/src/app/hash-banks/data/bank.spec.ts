import { heldWords, tallyOf } from './bank.js';

const scan = {
  id: 's',
  state: 'held',
  isPreview: false,
  progress: { done: 4, total: 4 },
  matched: 21,
  applied: 0,
  createdAt: '2026-01-01T00:00:00Z',
  finishedAt: null,
} as const;

describe('words about a bank', () => {
  it('say what a search would do before it is done', () => {
    expect(heldWords({ ...scan, isPreview: true }, 'review')).toBe('It would ask people about 21 pictures.');
    expect(heldWords(scan, 'block')).toContain('hide 21 pictures');
  });

  it('count what became of lines', () => {
    const results = [201, 200, 400, 404].map((status, line) => ({ line, status }));
    expect(tallyOf(results)).toBe('1 added, 1 known already, 2 refused.');
  });
});
