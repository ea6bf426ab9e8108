import { inParallel } from './in-parallel.js';

async function* numbers(count: number): AsyncGenerator<number> {
  for (let i = 0; i < count; i += 1) yield i;
}
const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('working in parallel', () => {
  it('does everything once, and never more than so many at a time', async () => {
    const seen: number[] = [];
    let running = 0;
    let most = 0;

    await inParallel(numbers(50), 3, async (item) => {
      most = Math.max(most, (running += 1));
      await soon();
      seen.push(item);
      running -= 1;
    });

    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
    expect(most).toBe(3);
  });

  it('lets what has begun come to its end before it tells of a failure', async () => {
    const ended: number[] = [];
    const working = inParallel(numbers(50), 2, async (item) => {
      if (item === 3) throw new Error('three');
      await soon();
      await soon();
      ended.push(item);
    });

    await expect(working).rejects.toThrow('three');
    const atEnd = ended.length;
    await soon();
    expect(ended).toHaveLength(atEnd);
    expect(atEnd).toBeLessThan(10);
  });
});
