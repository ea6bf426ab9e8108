import { createHash } from 'node:crypto';
import sharp from 'sharp';

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const inside = { fit: 'inside', withoutEnlargement: true };

/** The full-size copies for pages that the system makes afterwards. */
export async function bareCopies(bytes) {
  const image = sharp(bytes).rotate().resize(8192, 8192, inside);
  await image.clone().webp({ quality: 80, effort: 4 }).toBuffer();
  await image.clone().avif({ quality: 55, effort: 2 }).toBuffer();
}

/** What anyone would write with sharp alone for the same outputs: upright pixels and their hash, two previews, two small rasters to hash. */
export async function bareSharp(bytes) {
  sha256(bytes);
  const image = sharp(bytes).rotate();
  const [pixels] = await Promise.all([
    image.clone().ensureAlpha().raw().toBuffer(),
    image.clone().resize(1440, 1440, inside).webp({ quality: 80, effort: 4 }).toBuffer(),
    image.clone().resize(320, 320, inside).webp({ quality: 80, effort: 4 }).toBuffer(),
    image
      .clone()
      .resize(512, 512, { ...inside, kernel: 'linear' })
      .raw()
      .toBuffer(),
    image.clone().resize(100, 100, inside).ensureAlpha().raw().toBuffer(),
  ]);
  sha256(pixels);
}
