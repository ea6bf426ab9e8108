import { countTokens } from './token-count.js';

describe('counting tokens', () => {
  // The expectations that the tokenizer itself is published with.
  it.each([
    ['', 0],
    ['grabbed', 4],
    [' grabbed', 5],
    ['           grabbed', 5],
    ['\n', 3],
    ['ax\n####\nboo', 7],
    ['镇', 3],
    ['🦙', 6],
  ])('%j has %i', (text, tokens) => {
    expect(countTokens(text)).toBe(tokens);
  });
});
