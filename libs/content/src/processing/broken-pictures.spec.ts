import { processBroken } from '../testing/broken-pictures.js';

/** Change it to look elsewhere; a file that finds a fault is kept, and the message names it. */
const SEED = 4;
const COUNT = 1_600;

describe('1,600 broken pictures', () => {
  it('each come out with a result or a typed reason, and what is published of survivors is the same picture', async () => {
    const { outcomes, faults } = await processBroken(COUNT, SEED, (index) => index % 8 === 0);

    expect(faults).toEqual([]);
    expect(Object.values(outcomes).reduce((sum, each) => sum + each, 0)).toBe(COUNT);
    expect(outcomes).toMatchObject({ done: expect.any(Number), 'content.undecodable': expect.any(Number) });
    expect(outcomes['content.processing_crashed'] ?? 0).toBe(0);
  }, 240_000);
});
