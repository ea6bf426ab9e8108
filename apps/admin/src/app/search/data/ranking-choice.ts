import type { EmbeddingEngineResponse } from '@odr/sdk';

import { MODES } from './modes.js';

/** A way of ranking that can stand beside another one. */
export interface RankingChoice {
  /** As it stands in the address: `mode:text` or `engine:NAME`. */
  readonly value: string;
  readonly word: string;
}

/**
 * What can be compared for words: the modes, and each engine that reads words. For pictures: the engines of pictures. One that
 * is still being built can be looked at before it takes the place of another; the default ones come first.
 */
export function rankingChoices(
  engines: readonly EmbeddingEngineResponse[],
  isByPicture: boolean,
): readonly RankingChoice[] {
  const fits = ({ type, reads }: EmbeddingEngineResponse): boolean =>
    isByPicture ? type === 'content' : reads.includes('text');
  const named = engines
    .filter((engine) => fits(engine) && engine.stage !== 'retired')
    .toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault))
    .map((engine) => ({ value: `engine:${engine.name}`, word: engineWord(engine, isByPicture) }));
  const modes = MODES.filter(({ value }) => value !== '').map(({ value, word }) => ({ value: `mode:${value}`, word }));
  return isByPicture ? named : [...modes, ...named];
}

function engineWord({ name, type, stage, isDefault }: EmbeddingEngineResponse, isByPicture: boolean): string {
  const what = isByPicture ? '' : type === 'annotation' ? 'Meaning of captions by ' : 'What pictures show by ';
  return `${what}${name}${stage === 'building' ? ', being built' : isDefault ? ', the default' : ''}`;
}

/** The two that are compared when the address names none: words against both for words, the first two engines for pictures. */
export function chosen(choices: readonly RankingChoice[], given: string | null, side: 'left' | 'right'): string {
  if (given && choices.some(({ value }) => value === given)) return given;
  const preferred = side === 'left' ? 'mode:text' : 'mode:hybrid';
  const [first, second] = choices;
  if (choices.some(({ value }) => value === preferred)) return preferred;
  return (side === 'left' ? first : (second ?? first))?.value ?? '';
}

/** What to ask the server for a choice. */
export function asked(choice: string): { readonly mode: string; readonly engine: string } {
  const [kind, ...rest] = choice.split(':');
  const name = rest.join(':');
  return kind === 'engine' ? { mode: 'vector', engine: name } : { mode: name, engine: '' };
}
