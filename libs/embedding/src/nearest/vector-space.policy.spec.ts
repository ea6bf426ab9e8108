import type { EngineId } from '@odr/kernel';
import { indexForm, indexKindOf, similarityOf, type VectorSpace } from './vector-space.policy.js';

const space = (dimension: number, more: Partial<VectorSpace> = {}): VectorSpace => ({
  id: '019b0000-0000-7000-8000-000000000001' as EngineId,
  type: 'content',
  dimension,
  metric: 'cosine',
  precision: 'single',
  ...more,
});

describe('the index of a vector space', () => {
  it.each([
    [space(2_000), 'vector'],
    [space(2_001), 'halfvec'],
    [space(512, { precision: 'half' }), 'halfvec'],
    [space(4_000), 'halfvec'],
    [space(4_001), 'bit'],
    [space(4_001, { metric: 'l2' }), undefined],
    [space(4_001, { metric: 'inner_product' }), undefined],
  ])('of %o is of the kind %s', (one, kind) => expect(indexKindOf(one)).toBe(kind));

  it('is over the expression that questions sort by', () => {
    const form = indexForm(space(512, { metric: 'l2', precision: 'half' }), 'halfvec');
    expect(form.operatorClass).toBe('halfvec_l2_ops');
    expect(form.expression('embedding')).toBe('(embedding::halfvec(512))');
    expect(form.order('embedding', '$1')).toBe('embedding::halfvec(512) <-> $1::halfvec(512)');
  });

  it.each([
    ['cosine', 0.25, 0.75],
    ['inner_product', -12, 12],
    ['l2', 3, 0.25],
  ] as const)('tells nearness under %s', (metric, distance, similarity) => {
    expect(similarityOf(metric, distance)).toBe(similarity);
  });
});
