import { Blob as NodeBlob } from 'node:buffer';

import { type LinePart, lineParts, pickedLines } from './line-parts.js';

const fileOf = (text: string): Blob => new NodeBlob([text]) as unknown as Blob;
const parts = async (text: string, maxLines: number): Promise<[string, number, number][]> => {
  const found: [string, number, number][] = [];
  for await (const { bytes, before, lines } of lineParts(fileOf(text), undefined, maxLines))
    found.push([await bytes.text(), before, lines]);
  return found;
};
const all = async (found: AsyncIterable<LinePart>): Promise<LinePart[]> => {
  const list: LinePart[] = [];
  for await (const part of found) list.push(part);
  return list;
};

describe('a file of lines', () => {
  beforeAll(() => void Object.assign(globalThis, { Blob: NodeBlob }));

  it('is sent in parts of whole lines, the last one without its end too', async () => {
    expect(await parts('a\nb\n\nc', 2)).toEqual([
      ['a\nb\n', 0, 2],
      ['\nc', 2, 2],
    ]);
    expect(await parts('a\nb\n', 5)).toEqual([['a\nb\n', 0, 2]]);
    expect(await parts('', 5)).toEqual([]);
  });

  it('goes on behind a part that was answered', async () => {
    const file = fileOf('a\nb\nc\n');
    const [first] = await all(lineParts(file, undefined, 2));
    const rest = await all(lineParts(file, first, 2));
    expect(rest.map(({ before, lines }) => [before, lines])).toEqual([[2, 1]]);
  });

  it('gives the lines that are asked for', async () => {
    expect(await (await pickedLines(fileOf('a\nb\nä\nd'), new Set([3, 4, 9]))).text()).toBe('ä\nd\n');
  });
});
