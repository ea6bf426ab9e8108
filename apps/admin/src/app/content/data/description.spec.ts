import type { Content } from '../../shared/data-content/content.js';
import { type Described, type Description, changesOf, descriptionOf, rebased } from './description.js';

const described = (over: Partial<Content> = {}): Described => ({
  content: {
    id: 'c1',
    version: 3,
    name: 'cow.jpg',
    license: null,
    licenseUrl: null,
    altText: null,
    ...over,
  } as Content,
  authors: [{ name: 'Ada', url: null }],
  sources: [{ type: 'hugging_face', value: 'cows/7', metadata: { row: 7 } }],
});
const typed = (over: Partial<Description>): Description => ({ ...descriptionOf(described()), ...over });

describe('what is said about a picture', () => {
  it('sends only what was changed', () => {
    expect(changesOf(described(), typed({}))).toEqual({});
    expect(changesOf(described(), typed({ license: ' CC0-1.0 ', name: 'cow.jpg ' }))).toEqual({ license: 'CC0-1.0' });
  });

  it('clears with null, and drops rows that say nothing', () => {
    expect(changesOf(described({ altText: 'A cow' }), typed({ altText: ' ' }))).toEqual({ altText: null });
    expect(
      changesOf(
        described(),
        typed({
          authors: [
            { name: ' ', url: '' },
            { name: 'Grace', url: 'https://example.org' },
          ],
        }),
      ),
    ).toEqual({ authors: [{ name: 'Grace', url: 'https://example.org' }] });
  });

  it('keeps what a source said while that source stays', () => {
    const kept = { type: 'hugging_face', value: 'cows/7' } as const;
    const added = { type: 'url', value: 'https://example.org/cow' } as const;

    expect(changesOf(described(), typed({ sources: [kept, added] })).sources).toEqual([
      { ...kept, metadata: { row: 7 } },
      added,
    ]);
    expect(changesOf(described(), typed({ sources: [{ ...kept, value: 'cows/8' }] })).sources).toEqual([
      { type: 'hugging_face', value: 'cows/8' },
    ]);
  });

  it('follows a newer state where nothing was typed, and keeps what was', () => {
    const base = descriptionOf(described());
    const newer = { ...base, name: 'Highland cow', altText: 'Theirs' };

    const { description, conflicts } = rebased(base, { ...base, license: 'CC0-1.0', altText: 'Mine' }, newer);

    expect(description).toEqual({ ...base, name: 'Highland cow', license: 'CC0-1.0', altText: 'Mine' });
    expect(conflicts).toEqual(['altText']);
  });

  it('sees no conflict where both said the same', () => {
    const base = descriptionOf(described());
    const same = { ...base, license: 'CC0-1.0' };

    expect(rebased(base, same, same).conflicts).toEqual([]);
  });
});
