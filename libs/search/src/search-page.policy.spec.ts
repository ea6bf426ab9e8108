import { pageOf, timePosition } from './search-page.policy.js';

const hits = [9, 7, 7, 3, 1].map((score, at) => ({ id: `h${at}`, score, parts: [] }));
const ids = (page: readonly { id: string }[]): string[] => page.map(({ id }) => id);

describe('pages of a search', () => {
  it('follow each other', () => {
    const first = pageOf(hits, 'text', 2);
    const second = pageOf(hits, 'text', 2, first.nextCursor ?? '');
    const third = pageOf(hits, 'text', 2, second.nextCursor ?? '');

    expect([first, second, third].map(({ page }) => ids(page))).toEqual([['h0', 'h1'], ['h2', 'h3'], ['h4']]);
    expect(third.nextCursor).toBeNull();
  });

  it('lose and repeat nothing when a hit arrives meanwhile', () => {
    const { nextCursor } = pageOf(hits, 'text', 2);
    const more = [{ id: 'new', score: 8, parts: [] }, ...hits].toSorted((a, b) => b.score - a.score);

    expect(ids(pageOf(more, 'text', 2, nextCursor ?? '').page)).toEqual(['h2', 'h3']);
  });

  it('go on behind as many as were shown when scores are of another kind', () => {
    const { nextCursor } = pageOf(hits, 'text+captions', 2);
    const other = hits.map(({ id, score }) => ({ id, score: score / 100, parts: [] }));

    expect(ids(pageOf(other, 'text', 2, nextCursor ?? '').page)).toEqual(['h2', 'h3']);
  });

  it.each(['nonsense', Buffer.from('["a","b",1,2]').toString('base64url'), Buffer.from('[1]').toString('base64url')])(
    'refuse a position that is none: %s',
    (cursor) => {
      expect(() => pageOf(hits, 'text', 2, cursor)).toThrow(
        expect.objectContaining({ code: 'request.malformed_cursor' }),
      );
      expect(() => timePosition(cursor)).toThrow(expect.objectContaining({ code: 'request.malformed_cursor' }));
    },
  );
});
