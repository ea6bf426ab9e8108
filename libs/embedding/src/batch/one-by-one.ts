import { DomainError } from '@odr/kernel';
import { ModelBusy, ModelUnavailable } from '@odr/platform';
import { type EngineAnswerUnusable } from '../embedding.errors.js';

/** A vector, or why there is none. */
export type Outcome = { readonly vector: Float32Array } | { readonly reason: string };

/** Nothing is wrong with what was shown: the same again later will do. */
const isAboutTheEngine = (error: unknown): boolean => error instanceof ModelUnavailable || error instanceof ModelBusy;

/**
 * Embeds a batch; when that fails because of what is in it, each part alone, so that one broken picture stops no other.
 * @returns an outcome for each, in order
 * @throws what is wrong with the engine itself
 */
export async function oneByOneIfNeeded<T>(
  inputs: readonly T[],
  embed: (inputs: readonly T[]) => Promise<Float32Array[]>,
): Promise<Outcome[]> {
  if (inputs.length === 0) return [];
  try {
    return (await embed(inputs)).map((vector) => ({ vector }));
  } catch (error) {
    if (isAboutTheEngine(error)) throw error;
    if (inputs.length === 1) return [{ reason: reasonOf(error) }];
  }
  const outcomes: Outcome[] = [];
  for (const input of inputs) outcomes.push(...(await oneByOneIfNeeded([input], embed)));
  // An engine that answers rubbish to everything is broken; that says nothing about the things.
  if (outcomes.every((outcome) => 'reason' in outcome && outcome.reason === UNUSABLE))
    throw new ModelUnavailable('the engine', 'its answers cannot be used');
  return outcomes;
}

const UNUSABLE: EngineAnswerUnusable['code'] = 'embedding_engine.answer_unusable';

/** A code: messages may hold paths and pieces of what was embedded. */
const reasonOf = (error: unknown): string => (error instanceof DomainError ? error.code : 'internal');
