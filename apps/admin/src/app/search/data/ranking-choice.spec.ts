import type { EmbeddingEngineResponse } from '@odr/sdk';

import { asked, chosen, rankingChoices } from './ranking-choice.js';

const engine = (name: string, type: string, over: object = {}): EmbeddingEngineResponse =>
  ({ name, type, stage: 'serving', reads: [], isDefault: false, ...over }) as unknown as EmbeddingEngineResponse;

describe('rankings that can be compared', () => {
  const engines = [
    engine('mini', 'annotation', { reads: ['text'], isDefault: true }),
    engine('b', 'content', { reads: ['image', 'text'], stage: 'building' }),
    engine('a', 'content', { reads: ['image'], isDefault: true }),
    engine('old', 'content', { reads: ['image'], stage: 'retired' }),
  ];

  it('are modes and engines that read words for words, engines of pictures for pictures', () => {
    expect(rankingChoices(engines, false).map(({ word }) => word)).toEqual([
      'Words and meaning',
      'Words only',
      'Meaning only',
      'Meaning of captions by mini, the default',
      'What pictures show by b, being built',
    ]);
    expect(rankingChoices(engines, true)).toEqual([
      { value: 'engine:a', word: 'a, the default' },
      { value: 'engine:b', word: 'b, being built' },
    ]);
  });

  it('are two different ones where the address names none', () => {
    const [words, pictures] = [rankingChoices(engines, false), rankingChoices(engines, true)];

    expect([chosen(words, null, 'left'), chosen(words, null, 'right')]).toEqual(['mode:text', 'mode:hybrid']);
    expect([chosen(pictures, null, 'left'), chosen(pictures, 'mode:text', 'right')]).toEqual(['engine:a', 'engine:b']);
    expect(chosen(words, 'engine:mini', 'left')).toBe('engine:mini');
    expect(chosen([], null, 'left')).toBe('');
  });

  it('are asked for by name', () => {
    expect(asked('mode:text')).toEqual({ mode: 'text', engine: '' });
    expect(asked('engine:clip:v2')).toEqual({ mode: 'vector', engine: 'clip:v2' });
  });
});
