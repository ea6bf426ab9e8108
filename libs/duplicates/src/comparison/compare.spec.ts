import { readRaster } from './picture-reader.js';
import { compare, prepared, type Prepared } from './compare.js';
import sharp from 'sharp';
import { nextShot, SHORT_LADDER } from '../testing/edits.js';
import { scene } from '../testing/pictures.js';

const read = async (bytes: Buffer): Promise<Prepared> => {
  const { width, height } = await sharp(bytes).metadata();
  return prepared({ raster: await readRaster(bytes), width, height });
};

describe('comparing two pictures', () => {
  let original: Prepared;
  let bytes: Buffer;
  beforeAll(async () => {
    ({ bytes } = await scene(11));
    original = await read(bytes);
  });

  it.each(SHORT_LADDER.map((edit) => [edit.name, edit] as const))('knows a copy: %s', async (_, edit) => {
    const copy = await read(await edit.apply(bytes));

    expect(compare(copy, original).reason).toBe(edit.reason);
    expect(compare(original, copy).reason).toBe(edit.reason);
  });

  it('says which part a crop shows, and how it lies', async () => {
    const crop = await sharp(bytes).extract({ left: 64, top: 96, width: 480, height: 336 }).rotate(90).png().toBuffer();

    const { reason, evidence } = compare(original, await read(crop));

    expect(reason).toBe('cropped');
    expect(evidence.orientation).toBe('rotated_90');
    // Turned clockwise, what was at the left is at the top, and what was below the crop is left of it.
    const expected = [48 / 480, 64 / 640, 384 / 480, 544 / 640];
    for (const [at, edge] of (evidence.boxOfFirst ?? []).entries()) expect(edge).toBeCloseTo(expected[at] ?? 0, 1.7);
    expect(evidence.boxOfSecond?.map(Math.round)).toEqual([0, 0, 1, 1]);
  });

  it('does not take the next shot of a burst for a copy', async () => {
    const next = compare(original, await read(await nextShot(bytes, 3)));
    const moved = compare(original, await read((await scene(11, 1)).bytes));

    expect(next.reason).toBe('same_scene');
    expect(moved.reason).toBe('same_scene');
  });

  it('finds nothing in two pictures that have nothing in common', async () => {
    expect(compare(original, await read((await scene(12)).bytes)).reason).toBeUndefined();
  });

  it('proves nothing by plain skies', async () => {
    const sky = (from: number, to: number): Promise<Buffer> =>
      sharp(
        Buffer.from(Array.from({ length: 64 * 64 * 3 }, (_, at) => from + ((to - from) * Math.floor(at / 192)) / 64)),
        { raw: { width: 64, height: 64, channels: 3 } },
      )
        .resize(320, 320)
        .png()
        .toBuffer();

    expect(compare(await read(await sky(90, 140)), await read(await sky(120, 200))).reason).not.toBe('recoloured');
  });
});
