import { type InputLine, lineBatches } from './line-batches.js';

async function* chunks(...texts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield typeof text === 'string' ? Buffer.from(text) : text;
}

const read = async (input: AsyncIterable<Uint8Array>, limit = 100): Promise<InputLine[][]> => {
  const batches: InputLine[][] = [];
  for await (const batch of lineBatches(input, limit)) batches.push(batch);
  return batches;
};
const line = (number: number, text: string): InputLine => ({ line: number, text, isTooLong: false });

describe('splitting a stream into lines', () => {
  it('gives what has come together, the last line without its end too', async () => {
    expect(await read(chunks('a\nb', 'c\n', 'd\ne\n', 'f'))).toEqual([
      [line(1, 'a'), line(2, 'bc'), line(3, 'd'), line(4, 'e'), line(5, 'f')],
    ]);
  });

  it('does not keep a client waiting that waits for its answers', async () => {
    let answered: (() => void) | undefined;
    const isAnswered = new Promise<void>((resolve) => (answered = resolve));
    const input = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a\nb');
      await isAnswered;
      yield Buffer.from('\n');
    };
    const batches: InputLine[][] = [];
    for await (const batch of lineBatches(input(), 100)) {
      batches.push(batch);
      answered?.();
    }
    expect(batches).toEqual([[line(1, 'a')], [line(2, 'b')]]);
  });

  it('ends a batch at some hundred lines', async () => {
    const many = 'x\n'.repeat(600);
    expect((await read(chunks(many, many, many))).map(({ length }) => length)).toEqual([600, 600, 600]);
  });

  it('ends with the stream that breaks', async () => {
    const input = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a\nb');
      throw new Error('cut');
    };
    await expect(read(input())).rejects.toThrow('cut');
  });

  it('takes a byte order mark and ends of lines of any system', async () => {
    expect(await read(chunks('\uFEFF{}\r\n{}\n'))).toEqual([[line(1, '{}\r'), line(2, '{}')]]);
  });

  it('counts empty lines without giving them', async () => {
    expect(await read(chunks('\n\r\n a\n\n'))).toEqual([[line(3, ' a')]]);
  });

  it('keeps characters whole that a chunk cuts', async () => {
    const cow = Buffer.from('🐄\n');
    expect(await read(chunks(cow.subarray(0, 2), cow.subarray(2)))).toEqual([[line(1, '🐄')]]);
  });

  it('counts a line that is too long, keeps none of it, and goes on', async () => {
    expect(await read(chunks('x'.repeat(60), 'x'.repeat(60), 'x\nok\n'))).toEqual([
      [{ line: 1, text: undefined, isTooLong: true }, line(2, 'ok')],
    ]);
  });

  it('says which line is not UTF-8', async () => {
    expect(await read(chunks(Buffer.from([0xff, 0xfe, 0x0a]), 'ok\n'))).toEqual([
      [{ line: 1, text: undefined, isTooLong: false }, line(2, 'ok')],
    ]);
  });
});
