import type { AgreementFigureResponse, SourceQualityResponse } from '@odr/sdk';

import { csvOfFigures, figureText, missingText, shownFigures } from './quality.js';

const FIGURE: AgreementFigureResponse = {
  field: 'tags',
  statistic: 'alpha_masi',
  value: 0.8215,
  why: null,
  low: 0.75,
  high: 0.88,
  contents: 12,
};
const SOURCE: SourceQualityResponse = {
  source: { id: 's1', name: '=tags' },
  total: 12,
  contents: 12,
  isSampled: false,
  coders: 2,
  judgements: 24,
  agreement: 0.9,
  low: 0.8,
  high: 1,
  distribution: [12, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  figures: [FIGURE, { ...FIGURE, statistic: 'alpha_jaccard', value: -0.1, low: null, high: null }],
  measuredAt: '2026-03-01T10:00:00Z',
};

describe('figures of agreement', () => {
  it('are read with their interval, or with why there is none', () => {
    expect(figureText(FIGURE)).toBe('0.82 (0.75 to 0.88)');
    expect(figureText({ ...FIGURE, low: null, high: null })).toBe('0.82');
    expect(figureText({ ...FIGURE, value: null, why: 'no_variation' })).toBe('All alike');
    expect(figureText({ ...FIGURE, value: null, why: 'no_pairs' })).toBe('No pairs');
  });

  it('say how much is missing', () => {
    expect(missingText(9)).toBe('1 more picture annotated by two people and there is an interval.');
    expect(missingText(10)).toBe('');
  });

  it('are all those of one source, and the first of each member of several', () => {
    expect(shownFigures([SOURCE]).map(({ label }) => label)).toEqual([
      'tags, α, sets (MASI)',
      'tags, α, sets (Jaccard)',
    ]);
    expect(shownFigures([SOURCE, SOURCE]).map(({ label }) => label)).toEqual(
      Array(2).fill('=tags: tags, α, sets (MASI)'),
    );
  });

  it('come as CSV that no spreadsheet runs, with numbers left alone', () => {
    expect(csvOfFigures([SOURCE]).split('\r\n')).toEqual([
      'source,field,statistic,value,low,high,why,contents,measuredAt',
      "'=tags,tags,alpha_masi,0.8215,0.75,0.88,,12,2026-03-01T10:00:00Z",
      "'=tags,tags,alpha_jaccard,-0.1,,,,12,2026-03-01T10:00:00Z",
      '',
    ]);
  });
});
