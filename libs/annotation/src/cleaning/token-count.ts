import llama from 'llama-tokenizer-js';

/** Whose tokens are counted. */
export const TOKENIZERS = ['llama'] as const;
export type Tokenizer = (typeof TOKENIZERS)[number];

/** Tokens of a text as LLaMA's tokenizer counts them, which the original used, the one that marks its begin included; none for an empty text. */
export const countTokens = (text: string): number => (text === '' ? 0 : llama.encode(text).length);
