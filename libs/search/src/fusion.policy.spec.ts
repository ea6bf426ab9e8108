import { fuse, TEXT_WEIGHT, VECTOR_WEIGHT } from './fusion.policy.js';

const text = (...ids: string[]) => ({ name: 'text' as const, weight: TEXT_WEIGHT, ids });
const vector = (...ids: string[]) => ({ name: 'vector' as const, weight: VECTOR_WEIGHT, ids });

describe('fusing text and vectors', () => {
  it('puts first what both found, then what text found', () => {
    expect(fuse([text('cow', 'owl'), vector('city', 'owl')]).map(({ id }) => id)).toEqual(['owl', 'cow', 'city']);
    expect(fuse([text('cow'), vector('city')]).map(({ id }) => id)).toEqual(['cow', 'city']);
  });

  it('says what each arm contributed', () => {
    expect(fuse([text('cow'), vector('owl', 'cow')])[0]).toMatchObject({
      id: 'cow',
      parts: { text: 3 / 11, vector: 1 / 12 },
    });
  });

  it('is stable where scores are equal', () => {
    expect(fuse([text('b'), { ...text('a'), name: 'vector' }]).map(({ id }) => id)).toEqual(['a', 'b']);
  });
});
