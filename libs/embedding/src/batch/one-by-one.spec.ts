import { ImageUndecodable, ModelUnavailable } from '@odr/platform';
import { EngineAnswerUnusable } from '../embedding.errors.js';
import { oneByOneIfNeeded } from './one-by-one.js';

const vector = new Float32Array(1);
const seeing =
  (broken: readonly string[], error: Error) =>
  (inputs: readonly string[]): Promise<Float32Array[]> =>
    inputs.some((input) => broken.includes(input)) ? Promise.reject(error) : Promise.resolve(inputs.map(() => vector));

describe('embedding a batch', () => {
  it('asks once when nothing is wrong', async () => {
    let asked = 0;
    const outcomes = await oneByOneIfNeeded(['a', 'b'], (inputs) => {
      asked += 1;
      return Promise.resolve(inputs.map(() => vector));
    });
    expect([asked, outcomes]).toEqual([1, [{ vector }, { vector }]]);
  });

  it('finds the one that is broken, and why', async () => {
    const outcomes = await oneByOneIfNeeded(['a', 'x', 'b'], seeing(['x'], new ImageUndecodable('no picture')));
    expect(outcomes).toEqual([{ vector }, { reason: 'content.undecodable' }, { vector }]);
  });

  it('blames nobody when the engine is away', async () => {
    const away = seeing(['a', 'b'], new ModelUnavailable('mine', 'it does not answer'));
    await expect(oneByOneIfNeeded(['a', 'b'], away)).rejects.toMatchObject({ code: 'embedding_engine.unavailable' });
  });

  it('blames nobody when the engine answers rubbish to everything', async () => {
    const rubbish = seeing(['a', 'b'], new EngineAnswerUnusable('mine', 'no JSON'));
    await expect(oneByOneIfNeeded(['a', 'b'], rubbish)).rejects.toMatchObject({ code: 'embedding_engine.unavailable' });
  });

  it('has nothing to ask for nothing', async () =>
    expect(await oneByOneIfNeeded([], seeing([], new Error()))).toEqual([]));
});
