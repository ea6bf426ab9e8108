import { lineDiff } from './line-diff.js';

const shown = (before: string, after: string): string =>
  lineDiff(before, after)
    .map(({ kind, text }) => ({ same: ' ', added: '+', removed: '-' })[kind] + text)
    .join('\n');

describe('two texts laid over each other', () => {
  it('are one when they are equal', () => {
    expect(shown('a\nb', 'a\nb')).toBe(' a\n b');
  });

  it('show what went before what took its place', () => {
    expect(shown('a\nb\nc', 'a\nx\nc')).toBe(' a\n-b\n+x\n c');
  });

  it('show what came and what went alone', () => {
    expect(shown('a\nc', 'a\nb\nc')).toBe(' a\n+b\n c');
    expect(shown('a\nb\nc', 'a\nc')).toBe(' a\n-b\n c');
  });

  it('find what stayed in between', () => {
    expect(shown('a\nb\nc\nd', 'x\nb\ny\nd\nz')).toBe('-a\n+x\n b\n-c\n+y\n d\n+z');
  });

  it('give both texts back', () => {
    const [before, after] = ['one\n\ntwo\nthree\n', 'one\ntwo\n\nfour\n'];
    const lines = lineDiff(before, after);
    const of = (kind: string): string =>
      lines.flatMap((line) => (line.kind === kind || line.kind === 'same' ? line.text : [])).join('\n');

    expect(of('removed')).toBe(before);
    expect(of('added')).toBe(after);
  });
});
