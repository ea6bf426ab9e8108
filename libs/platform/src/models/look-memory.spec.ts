import { LookMemory } from './look-memory.js';

const [a, b, c] = ['a', 'b', 'c'].map((text) => Buffer.from(text));

describe('looks at pictures', () => {
  let seen: string[];
  let memory: LookMemory<string>;
  beforeEach(() => {
    seen = [];
    memory = new LookMemory();
  });
  const look = (...images: (Buffer | string | undefined)[]): Promise<string[]> =>
    memory.get(
      images.map((image) => image ?? ''),
      (unseen) => Promise.resolve(unseen.map((image) => (seen.push(String(image)), `saw ${String(image)}`))),
    );

  it('are shared by those who ask at once, and by those who ask again', async () => {
    const answers = await Promise.all([look(a, b), look(b, c, b)]);

    expect(answers).toEqual([
      ['saw a', 'saw b'],
      ['saw b', 'saw c', 'saw b'],
    ]);
    expect(await look(c, a)).toEqual(['saw c', 'saw a']);
    expect(seen).toEqual(['a', 'b', 'c']);
  });

  it('are taken anew when they failed, and when a path was asked', async () => {
    await expect(memory.get([a ?? ''], () => Promise.reject(new Error('busy')))).rejects.toThrow('busy');
    await look(a);
    await look('/a');
    await look('/a');

    expect(seen).toEqual(['a', '/a', '/a']);
  });

  it('are forgotten in the end', async () => {
    await look(a);
    for (let at = 0; at < 256; at++) await look(Buffer.from(String(at)));
    await look(a);

    expect(seen.filter((one) => one === 'a')).toHaveLength(2);
  });
});
