import { isSuspicious } from './nsfw.policy.js';

const neutral = { drawing: 0, hentai: 0, neutral: 1, porn: 0, sexy: 0 };

describe('the NSFW limits', () => {
  it('let neutral pictures and drawings pass', () => {
    expect(isSuspicious(neutral)).toBe(false);
    expect(isSuspicious({ ...neutral, neutral: 0, drawing: 1 })).toBe(false);
    expect(isSuspicious({ ...neutral, neutral: 0.3, porn: 0.4, hentai: 0.3 })).toBe(false);
  });

  it('flag what is likely explicit, as photograph or drawing, and what is very likely sexual', () => {
    expect(isSuspicious({ ...neutral, neutral: 0.2, porn: 0.4, hentai: 0.4 })).toBe(true);
    expect(isSuspicious({ ...neutral, neutral: 0.1, sexy: 0.9 })).toBe(true);
  });
});
