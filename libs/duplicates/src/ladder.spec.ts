import sharp from 'sharp';
import { SHORT_LADDER } from './testing/edits.js';
import { climb } from './testing/ladder.js';
import { photographs, scene, type TestPicture } from './testing/pictures.js';

/** Large originals only cost time. */
const small = async ({ name, bytes }: TestPicture): Promise<TestPicture> => ({
  name,
  bytes: await sharp(bytes).resize(640, 640, { fit: 'inside' }).jpeg({ quality: 92 }).toBuffer(),
});

describe('the ladder of edits, without vectors', () => {
  it('finds what hashes propose, calls it what it is, and merges nothing else', async () => {
    const pictures = await Promise.all([...photographs().slice(0, 1), await scene(101)].map(small));
    // What hashes cannot see, vectors propose; the soak test has both.
    const byHash = SHORT_LADDER.filter(({ reason }) => !['cropped', 'bordered', 'captioned'].includes(reason));

    const { f1, copies, merged } = await climb(pictures, byHash);

    expect(merged).toEqual([]);
    expect(f1).toBeGreaterThanOrEqual(0.98);
    expect(copies.labelled / copies.pairs).toBeGreaterThanOrEqual(0.9);
  }, 60_000);
});
