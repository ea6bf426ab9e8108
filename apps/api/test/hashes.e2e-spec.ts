import { Actor } from './support/actor.js';
import { describeWithFixtures, fixture } from './support/fixtures.js';

/** Files above 512 px are scaled before hashing, and the references differ in how. */
const MOST_BITS_APART_WHEN_SCALED = 10;

describeWithFixtures('perceptual hashes of the reference pictures', () => {
  const rows = (): readonly { file: string; references: readonly string[]; minimalQuality: number }[] =>
    fixture('pdq', 'expected.csv')
      .toString()
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
      .map(([file = '', stretched = '', fitted = '', quality = '0']) => ({
        file,
        references: [fitted, stretched].filter(Boolean),
        minimalQuality: Number(quality),
      }));

  it('lie as close to the published ones as the references lie to each other', async () => {
    const carla = await Actor.contributor();
    for (const { file, references, minimalQuality } of rows()) {
      const content = await carla.contribute(fixture('pdq', file), file);
      const { hash = '', quality = -1 } = content.perceptualHash ?? {};
      const distance = Math.min(...references.map((reference) => bitsApart(hash, reference)));
      const isSmall = Math.max(content.width ?? 0, content.height ?? 0) <= 512;

      expect({ file, isGood: quality >= minimalQuality }).toEqual({ file, isGood: true });
      if (quality >= 50)
        expect({ file, isClose: distance <= (isSmall ? 0 : MOST_BITS_APART_WHEN_SCALED), distance }).toMatchObject({
          isClose: true,
        });
    }
  });
});

function bitsApart(a: string, b: string): number {
  const different = (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2);
  return different.replaceAll('0', '').length;
}
