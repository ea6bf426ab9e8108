import { parsed, placeOf } from './json-text.js';

const TEXT = `{
  "type": "object",
  "properties": { "a/b": { "type": "txt" }, "list": [1, { "x": "\\"}" }, [true, null]] }
}`;

describe('where a pointer leads in a text', () => {
  const at = (pointer: string): string => {
    const { from, to } = placeOf(TEXT, pointer);
    return TEXT.slice(from, to);
  };

  it.each([
    ['/type', '"object"'],
    ['/properties/a~1b/type', '"txt"'],
    ['/properties/list/0', '1'],
    ['/properties/list/1', '{ "x": "\\"}" }'],
    ['/properties/list/2/1', 'null'],
    ['', TEXT],
  ])('%s', (pointer, text) => expect(at(pointer)).toBe(text));

  it('is the innermost value around what is not there', () => {
    expect(at('/properties/list/1/y/z')).toBe('{ "x": "\\"}" }');
    expect(at('/nothing')).toBe(TEXT);
  });
});

it('tells JSON from what is none', () => {
  expect(parsed('[1]')).toEqual({ value: [1] });
  expect(parsed('{"a":')).toHaveProperty('problem');
});
