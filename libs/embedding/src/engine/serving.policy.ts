import type { EngineInput } from '@odr/contracts';
import type { EmbeddingEngine } from '@odr/entities';

/** An engine that reads a question in words, and what it compares the question with. */
export interface TextEngine {
  readonly engine: EmbeddingEngine;
  /** `captions`: what annotations say. `pictures`: the pictures themselves, in a space that words share. */
  readonly standsFor: 'captions' | 'pictures';
}

type IsReady = (engine: EmbeddingEngine) => boolean;

/**
 * Which engine answers when none is named: the default. When something has to be embedded first and the default cannot do
 * it now, another one that can; when none can, the default again, so that the caller hears what is wrong with it.
 * @param serving default first, then in the order of preference
 * @param reading what will be embedded; undefined for stored vectors, which need no model
 */
export function servingEngine(
  serving: readonly EmbeddingEngine[],
  reading: EngineInput | undefined,
  isReady: IsReady,
): EmbeddingEngine | undefined {
  if (reading === undefined) return serving[0];
  const able = serving.filter(({ reads }) => reads.includes(reading));
  return able.find(isReady) ?? able[0] ?? serving[0];
}

/** Those that answer a question in words: at most one for captions and one for pictures. */
export function textEnginesAmong(
  serving: Readonly<Record<EmbeddingEngine['type'], readonly EmbeddingEngine[]>>,
  isReady: IsReady,
): TextEngine[] {
  const readers = (type: EmbeddingEngine['type']): EmbeddingEngine[] =>
    serving[type].filter(({ reads }) => reads.includes('text'));
  const [captions, pictures] = [readers('annotation'), readers('content')].map((able) =>
    servingEngine(able, 'text', isReady),
  );
  return [
    ...(captions ? [{ engine: captions, standsFor: 'captions' as const }] : []),
    ...(pictures ? [{ engine: pictures, standsFor: 'pictures' as const }] : []),
  ];
}
