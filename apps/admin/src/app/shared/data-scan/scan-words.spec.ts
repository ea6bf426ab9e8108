import type { Scan } from './scan.js';
import { findingsInWords, flagWord, placesOf, scannerWord } from './scan-words.js';

const scan = (more: Partial<Scan>): Scan => ({
  scanner: 'faces',
  state: 'done',
  version: '1',
  scannedAt: '2026-03-01T10:00:00Z',
  flags: [],
  findings: {},
  failure: null,
  ...more,
});
const box = { x: 0.1, y: 0.2, width: 0.3, height: 0.4 };

describe('what scans found, in words', () => {
  it('counts faces and says where they are', () => {
    const faces = scan({ findings: { count: 1, faces: [{ box, score: 0.97 }] } });

    expect(findingsInWords(faces)).toEqual(['1 face found.']);
    expect(placesOf(faces)).toEqual([{ box, label: 'Face, 97 % sure' }]);
    expect(findingsInWords(scan({ findings: { count: 0, faces: [] } }))).toEqual(['No face found.']);
  });

  it('shows what was read and what it looks like', () => {
    const text = scan({ scanner: 'text', findings: { text: 'Harbour\nfestival', lines: [{ box, text: 'Harbour' }] } });
    expect(findingsInWords(text)).toEqual(['Harbour', 'festival']);
    expect(placesOf(text)).toEqual([{ box, label: 'Harbour' }]);

    const mark = scan({ scanner: 'watermark', findings: { hints: [{ kind: 'tiled', text: 'sample', box: null }] } });
    expect(findingsInWords(mark)).toEqual(['Repeated over the picture: “sample”']);
    expect(placesOf(mark)).toEqual([]);
  });

  it('tells measures together with what they mean', () => {
    const quality = { width: 1_440, height: 960, sharpness: 0.031, brightness: 0.5 };
    expect(findingsInWords(scan({ scanner: 'quality', flags: ['blurry'], findings: quality }))).toEqual([
      'Blurry',
      '1,440 × 960 px, sharpness 0.03, brightness 50 %.',
    ]);
    expect(findingsInWords(scan({ scanner: 'nsfw', findings: { porn: 0.5, hentai: 0.1, sexy: 0.2 } }))).toEqual([
      'Explicit 60 %, suggestive 20 %.',
    ]);
  });

  it('has a word for every flag, also for those it does not know', () => {
    expect([flagWord('face'), flagWord('odd_thing')]).toEqual(['Shows a face', 'Odd thing']);
    expect([scannerWord('nsfw'), scannerWord('moderation')]).toEqual(['Nudity', 'Moderation']);
  });
});
