import { decodeCursor, encodeCursor, MalformedCursor, toPage } from './page.js';

describe('cursors', () => {
  it('come back as they were', () => {
    const key = ['2026-03-01T10:00:00.000Z', 7, null];
    expect(decodeCursor(encodeCursor(key), 3)).toEqual(key);
  });

  it.each(['', 'nonsense', encodeCursor(['a', 'b']), Buffer.from('{"a":1}').toString('base64url')])(
    'refuses %p, which it never gave out',
    (cursor) => {
      expect(() => decodeCursor(cursor, 3)).toThrow(MalformedCursor);
    },
  );
});

describe('a page', () => {
  it('points past its last row while there is more', () => {
    const page = toPage([1, 2, 3], 2, (n) => [n]);
    expect(page.items).toEqual([1, 2]);
    expect(decodeCursor(page.nextCursor ?? '', 1)).toEqual([2]);
  });

  it('has no next cursor at the end', () => {
    expect(toPage([1, 2], 2, (n) => [n]).nextCursor).toBeNull();
  });
});
