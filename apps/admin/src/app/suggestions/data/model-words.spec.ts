import type { SuggestionModelResponse } from '@odr/sdk';

import { proofText, reliabilityChart, shareText } from './model-words.js';

const MODEL = {
  proof: null,
  acceptsItself: false,
  wantedPrecision: 0.95,
  wantedDecisions: 100,
  proofLostAt: null,
} as SuggestionModelResponse;
const SHARE = { share: 0.9, low: 0.825, high: 0.945, of: 1_000 };

describe('what is said of models', () => {
  it('never shows a share without its interval', () => {
    expect(shareText(SHARE)).toBe('90 % (83 % to 95 %) of 1,000');
    expect(shareText(null)).toBe('Nothing decided yet');
  });

  it('says what is missing, what is proven, and what was lost', () => {
    expect(proofText(MODEL)).toContain('Not proven: at least 95 % taken unchanged over 100 decisions');
    expect(proofText({ ...MODEL, proofLostAt: '2026-11-23T00:00:00Z' })).toContain('switched off by itself');
    const proof = { threshold: 0.35, precision: SHARE };
    expect(proofText({ ...MODEL, proof })).toContain('From a score of 0.35, 90 %');
    expect(proofText({ ...MODEL, proof, acceptsItself: true })).toContain('Those are accepted.');
  });

  it('lays what came of scores beside what they promised', () => {
    const bins = [{ from: 0.9, to: 1, meanScore: 0.94, taken: SHARE }];

    expect(reliabilityChart({ modelVersion: '1', bins, calibrationError: 0.04, labels: [] })).toMatchObject({
      kind: 'dots',
      labels: ['0.9 to 1.0'],
      series: [{ values: [0.9], intervals: [[0.825, 0.945]] }, { values: [0.94] }],
    });
  });
});
