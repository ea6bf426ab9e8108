import { unit } from '../recommendation/diversity.policy.js';
import { normal, seeded } from '../map/projection/seeded.js';
import { histogram, neighbourhoods, regions, type Placed } from './regions.policy.js';

const breathe = (): Promise<void> => Promise.resolve();
const at = (id: string, ...vector: number[]): Placed => ({ id, vector: unit(vector) });

describe('regions of the embedding', () => {
  const crowd = [at('a', 1, 0, 0), at('b', 1, 0.1, 0), at('c', 1, 0, 0.1), at('d', 1, 0.1, 0.1)];
  const loner = at('z', 0, 0, 1);

  it('are told apart, the smallest first, the same ones whatever the order', async () => {
    const found = await regions([...crowd, loner], 2, breathe);

    expect(found.map(({ size }) => size)).toEqual([1, 4]);
    expect(found[0]).toMatchObject({ examples: ['z'] });
    expect(await regions([loner, ...[...crowd].reverse()], 2, breathe)).toEqual(found);
  });

  it('begin with one in a loose group too, which stays whole and is told as thin', async () => {
    const random = seeded(7);
    const around = (name: string, count: number, axis: number, spread: number): Placed[] =>
      Array.from({ length: count }, (_none, index) => {
        const vector = Array.from({ length: 16 }, (_zero, i) => (i === axis ? 1 : 0) + spread * normal(random));
        return at(`${name}${String(index).padStart(2, '0')}`, ...vector);
      });
    const [tight, other, loose] = [around('a', 60, 0, 0.02), around('b', 60, 1, 0.02), around('z', 12, 2, 0.2)];

    const [first, ...rest] = await regions([...loose, ...tight, ...other], 3, breathe);

    expect(first?.size).toBe(loose.length);
    expect(first?.examples.every((id) => id.startsWith('z'))).toBe(true);
    for (const { size, density } of rest) {
      expect(size).toBe(60);
      expect(density).toBeGreaterThan(first?.density ?? 1);
    }
  });

  it('tell who has no one near', async () => {
    const all = await neighbourhoods([...crowd, loner], breathe);

    expect(all[0]).toMatchObject({ id: 'z' });
    expect(histogram(all)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 4]);
  });

  it.each([0, 1])('cope with %i pictures', async (count) => {
    expect(await regions(crowd.slice(0, count), 5, breathe)).toHaveLength(count);
    expect(await neighbourhoods(crowd.slice(0, count), breathe)).toHaveLength(count);
  });
});
