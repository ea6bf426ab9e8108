import { processBroken } from '@odr/content/testing';

/** The same as the short run of each build, over other files and with every published one taken in again. */
const COUNT = 12_000;
const SEED = 77;

describe('12,000 broken pictures', () => {
  it('bring down neither the worker nor, but for a few, its decoders', async () => {
    const { outcomes, faults } = await processBroken(COUNT, SEED, () => true);

    console.info(JSON.stringify(outcomes));
    expect(faults).toEqual([]);
    expect(outcomes['content.processing_crashed'] ?? 0).toBeLessThan(COUNT / 1_000);
  }, 3_600_000);
});
