import { confidenceWords, isSerious, mappingOf, reasonWords, ROLE_WORDS, warningWords } from './mapping.js';

const COLUMN = {
  name: 'title',
  type: 'text',
  role: 'name',
  isUrlEncoded: true,
  confidence: 0.95,
  reason: 'name_is',
  evidence: 'title',
  samples: ['Chilly+soccer+game'],
};

describe('what the columns of a table mean', () => {
  it('is the sum of what is said of each', () => {
    expect(mappingOf([COLUMN])).toEqual({ title: { role: 'name', isUrlEncoded: true } });
  });

  it('says how sure it is, and why', () => {
    const words = [0.95, 0.7, 0.3].map((confidence) => confidenceWords({ confidence, reason: 'name_is' }));
    expect(words).toEqual(['Sure', 'Likely', 'A guess']);
    expect(confidenceWords({ confidence: 0.5, reason: 'nothing_fits' })).toBe('Not recognised');
    expect(confidenceWords({ confidence: 1, reason: 'chosen' })).toBe('Settled');
    expect(reasonWords(COLUMN)).toBe('Its name says so');
    expect(reasonWords({ reason: 'known_table', evidence: 'a/b' })).toBe('This is the table of a/b');
  });

  it('says of each warning what will happen', () => {
    expect(warningWords({ code: 'license_missing', share: 0.4, columns: [] })).toMatch(/^40 % of the rows/);
    expect(warningWords({ code: 'location_dropped', share: 1, columns: ['lat', 'lon'] })).toContain('lat, lon');
    expect(isSerious({ code: 'no_picture_column', share: 1, columns: [] })).toBe(true);
    expect(isSerious({ code: 'location_dropped', share: 1, columns: [] })).toBe(false);
  });

  it('has a word for every meaning', () => {
    expect(Object.keys(ROLE_WORDS)).toHaveLength(21);
  });
});
