import llama from 'llama-tokenizer-js';

import { CAPTION_FIELDS } from './prefix-recipe.js';

/** Whose tokens are counted. */
export const TOKENIZERS = ['llama'] as const;
export type Tokenizer = (typeof TOKENIZERS)[number];

/** Tokens of a text as LLaMA's tokenizer counts them, which the original used, the one that marks its begin included; none for an empty text. */
export const countTokens = (text: string): number => (text === '' ? 0 : llama.encode(text).length);

/** How many tokens each caption of an annotation has, by its name. */
export function tokensOf(annotation: unknown): Readonly<Record<string, number>> {
  if (typeof annotation !== 'object' || annotation === null) return {};
  const members = annotation as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    CAPTION_FIELDS.flatMap((field) => {
      const text = members[field];
      return typeof text === 'string' ? [[field, countTokens(text)]] : [];
    }),
  );
}
