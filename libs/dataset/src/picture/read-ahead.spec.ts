import { readAhead } from './read-ahead.js';

describe('reading ahead', () => {
  it('keeps the order, and holds only so many', async () => {
    let [reading, most] = [0, 0];
    const read = async (item: number): Promise<number> => {
      most = Math.max(most, (reading += 1));
      await new Promise((resolve) => setTimeout(resolve, (10 - item) % 4));
      reading -= 1;
      return item * item;
    };
    const found: (readonly [number, number])[] = [];
    for await (const pair of readAhead([...Array(10).keys()], 3, read)) found.push(pair);
    expect(found).toEqual([...Array(10).keys()].map((item) => [item, item * item]));
    expect(most).toBe(3);
  });

  it('throws when the turn of what failed comes, and leaves no rejection behind', async () => {
    const read = (item: number): Promise<number> =>
      item > 1 ? Promise.reject(new Error(`${item}`)) : Promise.resolve(item);
    const found: number[] = [];
    const all = async (): Promise<void> => {
      for await (const [item] of readAhead([0, 1, 2, 3], 4, read)) found.push(item);
    };
    await expect(all()).rejects.toThrow('2');
    expect(found).toEqual([0, 1]);
  });
});
