import { KeptBriefly } from './kept-briefly.js';

describe('what is kept briefly', () => {
  it('is loaded once for callers that come together, and again when its time is over', async () => {
    let loads = 0;
    const load = (): Promise<number> => Promise.resolve(++loads);
    const kept = new KeptBriefly<number>(20);

    expect(await Promise.all([kept.get('a', load), kept.get('a', load)])).toEqual([1, 1]);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(await kept.get('a', load)).toBe(2);
  });

  it('is no failure', async () => {
    const kept = new KeptBriefly<number>(1_000);
    await expect(kept.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await kept.get('a', () => Promise.resolve(1))).toBe(1);
  });

  it('gives way to what is better known', async () => {
    const kept = new KeptBriefly<number>(1_000);
    await kept.get('a', () => Promise.resolve(1));
    kept.set('a', 2);
    expect(await kept.get('a', () => Promise.resolve(3))).toBe(2);
  });
});
