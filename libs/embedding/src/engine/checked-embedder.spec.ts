import type { EmbeddingEngine } from '@odr/entities';
import { checked } from './checked-embedder.js';

const engine = { name: 'mine', dimension: 2, metric: 'cosine' } as EmbeddingEngine;
const answering = (...vectors: number[][]) =>
  checked(engine, { embedTexts: () => Promise.resolve(vectors.map((vector) => Float32Array.from(vector))) });

describe('what an engine answers', () => {
  it('comes through with length 1 when it is what was asked for', async () => {
    expect(await answering([1, 0], [0, 2]).embedTexts?.(['a', 'b'])).toEqual([
      Float32Array.of(1, 0),
      Float32Array.of(0, 1),
    ]);
  });

  it.each([
    ['too few', [[1, 0]]],
    ['another dimension', [[1, 0], [1]]],
    [
      'not a number',
      [
        [1, 0],
        [NaN, 1],
      ],
    ],
    [
      'without end',
      [
        [1, 0],
        [Infinity, 1],
      ],
    ],
    [
      'no direction',
      [
        [1, 0],
        [0, 0],
      ],
    ],
  ])('is refused: %s', async (_what, vectors) => {
    await expect(answering(...vectors).embedTexts?.(['a', 'b'])).rejects.toMatchObject({
      code: 'embedding_engine.answer_unusable',
      details: { engine: 'mine' },
    });
  });

  it('may be all zeros where distances are measured', async () => {
    const far = checked({ ...engine, metric: 'l2' }, { embedTexts: () => Promise.resolve([new Float32Array(2)]) });
    expect(await far.embedTexts?.(['a'])).toHaveLength(1);
  });

  it('stays absent for what it cannot read', () => expect(answering().embedImages).toBeUndefined());
});
