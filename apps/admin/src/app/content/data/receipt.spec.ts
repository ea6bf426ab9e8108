import { couldTell, keptWords, kindWord } from './receipt.js';

describe('the receipt in words', () => {
  it('says what was removed, and what it could have told', () => {
    const part = { kind: 'exif', part: 'APP1 Exif', count: 1, sizeBytes: 900, tags: ['GPSLatitude'] } as const;

    expect(kindWord(part.kind)).toBe('Camera data (EXIF)');
    expect(couldTell({ ...part, categories: ['location', 'device'] })).toBe('where it was, which device');
  });

  it('says what stayed', () => {
    expect(keptWords([])).toBe('pixels');
    expect(keptWords(['orientation', 'creator'])).toBe('pixels, orientation, creator');
  });
});
