import type { EmbeddingEngine } from '@odr/entities';
import { TEXT_EMBEDDING_MODEL, ModelCatalogue, type Database } from '@odr/platform';
import { processCache } from '@odr/platform/testing';
import { EmbeddingLookup } from './embedding.lookup.js';
import type { EngineRepository } from './engine.repository.js';
import type { NearestService } from './nearest/nearest.service.js';
import { embeddersWith } from './testing/embedders.js';

const ENGINE = {
  id: 'e',
  name: 'words',
  dimension: 2,
  metric: 'cosine',
  backend: { kind: 'package', model: TEXT_EMBEDDING_MODEL.name },
} as EmbeddingEngine;

describe('embedding a question', () => {
  it('ends for who gives up, and goes on for who asked the same', async () => {
    let answer: (vectors: Float32Array[]) => void = () => undefined;
    let asked = 0;
    const embedTexts = () => {
      asked += 1;
      return new Promise<Float32Array[]>((resolve) => (answer = resolve));
    };
    const embedders = embeddersWith([{ name: TEXT_EMBEDDING_MODEL.name, embedTexts }], new ModelCatalogue());
    const lookup = new EmbeddingLookup(
      {} as Database,
      {} as EngineRepository,
      embedders,
      processCache(),
      {} as NearestService,
    );
    const leaving = new AbortController();

    const first = lookup.embedText(ENGINE, 'cow', leaving.signal);
    const second = lookup.embedText(ENGINE, 'cow');
    await new Promise((resolve) => setTimeout(resolve));
    leaving.abort(new Error('left'));
    await expect(first).rejects.toThrow('left');
    answer([Float32Array.of(1, 0)]);

    expect(await second).toEqual(Float32Array.of(1, 0));
    expect(asked).toBe(1);
  });
});
