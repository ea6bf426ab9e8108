import fc from 'fast-check';
import { canonicalJson, chainHash, GENESIS_HASH } from './hash-chain.js';

describe('canonical JSON', () => {
  it('has the same bytes whatever the order of keys, and reads back to the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const parsed: unknown = JSON.parse(JSON.stringify(value));
        const text = canonicalJson(parsed);
        return text === canonicalJson(shuffled(parsed)) && canonicalJson(JSON.parse(text)) === text;
      }),
    );
  });

  it('leaves out what is undefined, as a database does', () => {
    expect(canonicalJson({ b: undefined, a: [1, { d: null, c: 'x' }] })).toBe('{"a":[1,{"c":"x","d":null}]}');
  });
});

describe('the hash of a row', () => {
  it('depends on the row and on everything before it', () => {
    const first = chainHash(GENESIS_HASH, { seq: 1 });

    expect(chainHash(GENESIS_HASH, { seq: 1 }).equals(first)).toBe(true);
    expect(chainHash(GENESIS_HASH, { seq: 2 }).equals(first)).toBe(false);
    expect(chainHash(first, { seq: 1 }).equals(first)).toBe(false);
  });
});

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, field]) => [key, shuffled(field)]),
  );
}
