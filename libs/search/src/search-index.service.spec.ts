import { toDocument } from './search-index.service.js';

describe('a search document', () => {
  it('holds captions, then tags, each once, and the rest apart', () => {
    const document = toDocument({
      name: 'cow.jpg',
      altText: 'A cow looks at you',
      authors: ['Ada'],
      annotations: [
        { short_caption: 'A cow.', tags_list: [{ tag: 'cow' }] },
        { caption: 'A cow.', tags: ['cow', 'horns'] },
      ],
      pictureText: 'Milk',
    });

    expect(document).toEqual({
      name: 'cow.jpg',
      body: 'A cow.\ncow, horns',
      rest: 'A cow looks at you\nAda',
      pictureText: 'Milk',
    });
  });
});
