import { Logger } from '@nestjs/common';
import type { EmbeddingLookup, TextEngine } from '@odr/embedding';
import { newId, type ContentId } from '@odr/kernel';
import { ModelUnavailable } from '@odr/platform';
import { hasAnswered, VectorArms } from './vector-arms.service.js';

const CAPTIONS = { engine: { name: 'reader' }, standsFor: 'captions' } as unknown as TextEngine;
const ANYTHING = (): string => 'true';
const PATIENT = { timeLimitMs: 60_000 };
const never = (): Promise<never> => new Promise(() => undefined);

describe('an engine that a search asks', () => {
  // What is left out is logged, which is no news here.
  beforeAll(() => Logger.overrideLogger(false));

  const near: ContentId = newId();
  const answering = {
    embedText: () => Promise.resolve(new Float32Array([1, 0])),
    nearestContents: () =>
      Promise.resolve({
        items: [
          { contentId: near, similarity: 0.9 },
          { contentId: newId(), similarity: 0.1 },
        ],
        exact: true,
      }),
  };
  const asked = (more: object, limits: { timeLimitMs: number; signal?: AbortSignal } = PATIENT) =>
    new VectorArms({ ...answering, ...more } as unknown as EmbeddingLookup).ask(CAPTIONS, 'cow', ANYTHING, 0.5, limits);

  it('says what is near, and nothing of what is hardly like it', async () => {
    const answer = await asked({});

    expect(hasAnswered(answer) && answer.scores).toEqual([{ id: near, raw: 0.9, rank: 1 }]);
  });

  it.each([
    [
      'is down',
      { embedText: () => Promise.reject(new ModelUnavailable('reader', 'fetching')) },
      'embedding_engine.unavailable',
    ],
    ['thinks forever', { embedText: never }, 'search.timed_out'],
    ['is asked in a database that thinks forever', { nearestContents: never }, 'search.timed_out'],
    ['answers with something else', { nearestContents: () => Promise.resolve({ items: null }) }, 'service.internal'],
    ['fails as nobody has foreseen', { embedText: () => Promise.reject(new TypeError('x of y')) }, 'service.internal'],
  ])('is left out, and named, when it %s', async (_what, broken, code) => {
    const limits = code === 'search.timed_out' ? { timeLimitMs: 1 } : PATIENT;

    expect(await asked(broken, limits)).toMatchObject({ arm: 'captions', engine: 'reader', code });
  });

  it('tells callers nothing of what went wrong inside', async () => {
    const broken = { embedText: () => Promise.reject(new Error('password of the endpoint')) };

    expect(await asked(broken)).toMatchObject({ reason: 'Something went wrong on our side.' });
  });

  it('is given up with the search', async () => {
    const gone = new AbortController();
    const asking = expect(asked({ embedText: never }, { ...PATIENT, signal: gone.signal })).rejects.toMatchObject({
      code: 'search.cancelled',
    });
    gone.abort();
    await asking;
  });

  it('leaves its answer as it is where nothing can be added to it', async () => {
    const answer = await asked({});
    if (!hasAnswered(answer)) throw new Error('It has not answered.');
    const arms = new VectorArms({ nearestContents: never } as unknown as EmbeddingLookup);

    expect(await arms.completed(answer, [newId()], { timeLimitMs: 1 })).toBe(answer);
  });
});
