import { authorId, sourceId } from './part-id.js';

describe('ids of sources and authors', () => {
  const page = { type: 'url', value: 'https://example.org/field' };

  it('are the same for the same words, and only for those', () => {
    expect(sourceId(page)).toBe(sourceId({ ...page }));
    expect(new Set([sourceId(page), sourceId({ ...page, type: 'path' }), sourceId({ ...page, value: 'x' })]).size).toBe(
      3,
    );
    expect(authorId({ name: 'Ada' })).toBe(authorId({ name: 'Ada', url: null }));
    expect(authorId({ name: 'Ada' })).not.toBe(authorId({ name: 'Ada', url: 'https://example.org' }));
  });

  it('are UUIDs', () => {
    expect(sourceId(page)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
