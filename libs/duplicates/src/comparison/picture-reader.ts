import sharp from 'sharp';
import { rasterOf, type Raster } from './raster.js';

/** Longest side of what is compared; a crop of 2 % is still three pixels of it. */
const SIDE = 256;

/** Decodes a rendition that our own encoder wrote: upright, in sRGB, small. */
export async function readRaster(rendition: Uint8Array): Promise<Raster> {
  const { data, info } = await sharp(rendition)
    .removeAlpha()
    .toColourspace('srgb')
    .resize(SIDE, SIDE, { fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return rasterOf(data, info.width, info.height);
}
