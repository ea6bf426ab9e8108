import { durationWords, factWords, type TimelineStep } from './timeline.js';

const step = (name: string, facts: TimelineStep['facts'], outcome: TimelineStep['outcome'] = 'done'): TimelineStep => ({
  name,
  outcome,
  at: null,
  tookMs: null,
  code: null,
  detail: null,
  advice: null,
  facts,
});

describe('words of a timeline', () => {
  it.each([
    [400, '0.4 s'],
    [12_300, '12 s'],
    [180_000, '3 min'],
    [7_200_000, '2 h'],
    [432_000_000, '5 days'],
  ])('%i ms are %s', (ms, words) => {
    expect(durationWords(ms)).toBe(words);
  });

  it('say what came of a step', () => {
    expect(factWords(step('cleaned', { removed: ['EXIF', 'GPS'] }))).toBe('Removed: EXIF, GPS');
    expect(factWords(step('cleaned', { removed: [] }))).toBe('There was nothing to remove');
    expect(factWords(step('scanned', { scanners: ['nsfw', 'new_one'] }))).toBe('nudity, New one');
    const failed = [{ scanner: 'faces', failure: 'model.timed_out' }];
    expect(factWords(step('scanned', { scanners: ['nsfw'], waiting: ['text'], failed }))).toBe(
      'nudity; still to come: text in the picture; could not look: faces',
    );
    expect(factWords(step('compared', { nearCopies: 2 }))).toBe('2 near copies');
    expect(factWords(step('compared', {}, 'waiting'))).toBe('');
  });
});
