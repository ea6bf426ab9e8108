import llama from 'llama-tokenizer-js';

/** Tokens of a text as LLaMA's tokenizer counts them, which the original used, the one that marks its begin included; none for an empty text. */
export const countTokens = (text: string): number => (text === '' ? 0 : llama.encode(text).length);
