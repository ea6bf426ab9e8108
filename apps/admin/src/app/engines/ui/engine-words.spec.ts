import type { EmbeddingEngineResponse } from '../data/engine.js';
import { coverageText, groupsOf, percentOf, qualityBar, readsText, stageOf } from './engine-words.js';

const engine = (more: Partial<EmbeddingEngineResponse>): EmbeddingEngineResponse =>
  ({
    type: 'content',
    modality: 'image',
    stage: 'serving',
    isDefault: false,
    reads: [],
    ...more,
  }) as EmbeddingEngineResponse;

describe('the words of engines', () => {
  it('tell where in its life one is', () => {
    expect(stageOf(engine({ isDefault: true })).word).toBe('Answers by default');
    expect(['serving', 'building', 'retired'].map((stage) => stageOf(engine({ stage } as never)).word)).toEqual([
      'Serves',
      'Being built',
      'Retired',
    ]);
  });

  it('put the default first and the retired last, kind by kind', () => {
    const groups = groupsOf([
      engine({ name: 'old', stage: 'retired' }),
      engine({ name: 'words', type: 'annotation', modality: 'text' }),
      engine({ name: 'new', stage: 'building' }),
      engine({ name: 'main', isDefault: true }),
    ]);
    expect(groups.map(({ title, engines }) => [title, engines.map(({ name }) => name)])).toEqual([
      ['Annotations', ['words']],
      ['Pictures', ['main', 'new', 'old']],
    ]);
  });

  it('tell which questions one can embed', () => {
    expect(readsText(engine({ reads: ['text', 'image'] }))).toContain('words find pictures');
    expect(readsText(engine({ reads: [] }))).toContain('come as vectors');
  });

  it('count what has been seen', () => {
    const coverage = {
      engine: 'e',
      embedded: 1_200,
      missing: 0,
      failed: 3,
      failures: [],
      isComplete: true,
      backfillId: null,
      countedAt: '',
    };
    expect(coverageText(coverage)).toBe('1,200 embedded, nothing missing, 3 failed');
    expect(percentOf({ ...coverage, embedded: 0, failed: 0 })).toBe(100);
  });

  it('draw shares as bars, with their interval, and nothing else', () => {
    const measuredAt = '2026-11-23T00:00:00Z';
    expect(
      qualityBar({ set: 'STS-B test', measure: 'Spearman', value: 0.823, low: 0.81, high: 0.84, measuredAt }),
    ).toEqual({
      title: 'Spearman on STS-B test',
      text: '0.823 (0.810 to 0.840)',
      value: expect.closeTo(82.3, 5),
      low: expect.closeTo(81, 5),
      high: expect.closeTo(84, 5),
      note: 'measured 2026-11-23',
    });
    expect(qualityBar({ set: 'here', measure: 'Milliseconds', value: 14, measuredAt })).toMatchObject({
      text: '14',
      value: undefined,
    });
  });
});
