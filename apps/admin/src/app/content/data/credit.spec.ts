import { creditChanges, type Credited, draftOf, workOf } from './credit.js';

const COW = {
  content: { id: 'c1', version: 3, name: 'Cow', license: 'CC-BY-4.0', licenseUrl: null, altText: null },
  authors: [{ name: 'Ada', url: null }],
  sources: [
    { type: 'path', value: 'cows/1' },
    { type: 'url', value: 'https://example.org/cow' },
  ],
  record: { copyrightNotice: '© Ada', changes: ['cropped', 'metadata removed'], earlierChanges: ['cropped'] },
} as unknown as Credited;

describe('the credit of a picture', () => {
  it('is written from what is typed, with what publication did', () => {
    const draft = { ...draftOf(COW), changes: ' cropped \n\ncolours corrected' };

    expect(workOf(draft, COW)).toEqual({
      title: 'Cow',
      authors: [{ name: 'Ada', url: null }],
      sourceUrl: 'https://example.org/cow',
      license: 'CC-BY-4.0',
      licenseUrl: null,
      copyrightNotice: '© Ada',
      changes: ['cropped', 'colours corrected', 'metadata removed'],
    });
    expect(creditChanges(COW, draft)).toEqual({ earlierChanges: ['cropped', 'colours corrected'] });
  });

  it('sends nothing where nothing differs, and an empty list where nothing was changed before', () => {
    expect(creditChanges(COW, draftOf(COW))).toEqual({});
    expect(creditChanges(COW, { ...draftOf(COW), changes: '  \n' })).toEqual({ earlierChanges: [] });
  });
});
