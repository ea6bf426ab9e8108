import { scoreOf } from './finding-score.policy.js';

describe('how sure a scanner was', () => {
  it('adds up what the classifier calls explicit', () => {
    expect(scoreOf('nsfw', { porn: 0.5, hentai: 0.25, sexy: 0.1, neutral: 0.15 })).toBe(0.75);
    expect(scoreOf('nsfw', { porn: 0.01, hentai: 0.01, sexy: 0.9 })).toBe(0.9);
  });

  it('takes a score that is named after the flag, or the only one', () => {
    expect(scoreOf('weapon', { weapon: 0.4, score: 0.9 })).toBe(0.4);
    expect(scoreOf('weapon', { score: 1.7 })).toBe(1);
  });

  it.each([undefined, {}, { score: 'high' }, { score: Number.NaN }])('knows nothing from %p', (findings) => {
    expect(scoreOf('weapon', findings)).toBeNull();
  });
});
