import sharp, { type Sharp } from 'sharp';
import { heifEncoder } from './heif-encoder.js';

const WIDTH = 72;
const HEIGHT = 48;

/** Small pictures in every format and most of its variants, by name; HEIC where it can be made. */
export async function soundPictures(): Promise<ReadonlyMap<string, Buffer>> {
  const gradient = Buffer.from(Array.from({ length: WIDTH * HEIGHT * 3 }, (_, at) => (at * 7 + (at >> 6) * 13) & 0xff));
  const base = (): Sharp => sharp(gradient, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
  const told = (): Sharp =>
    base()
      .withExif({ IFD0: { Artist: 'Ada', Software: 'x' }, IFD3: { GPSLatitude: '47/1 1/1 0/1' } })
      .withIccProfile('p3');
  const frames = await Promise.all(
    [0, 1, 2].map((turn) =>
      base()
        .modulate({ hue: turn * 90 })
        .png()
        .toBuffer(),
    ),
  );
  const animated = (): Sharp => sharp(frames, { join: { animated: true } });
  const made: Record<string, Sharp> = {
    'baseline.jpg': base().jpeg(),
    'progressive.jpg': base().jpeg({ progressive: true }),
    'told.jpg': told().jpeg({ quality: 70 }),
    'cmyk.jpg': base().toColourspace('cmyk').jpeg(),
    'plain.png': base().png(),
    'told.png': told().png(),
    'palette.png': base().png({ palette: true, colours: 16 }),
    'deep.png': base().toColourspace('rgb16').png({ progressive: true }),
    'lossy.webp': base().webp(),
    'lossless.webp': base().webp({ lossless: true }),
    'told.webp': told().webp(),
    'animated.webp': animated().webp(),
    'still.gif': base().gif(),
    'animated.gif': animated().gif(),
    'plain.tif': base().tiff({ compression: 'none' }),
    'told.tif': told().tiff({ compression: 'lzw', predictor: 'horizontal' }),
    'tiles.tif': base().tiff({ compression: 'deflate', tile: true, tileWidth: 16, tileHeight: 16 }),
    'jpeg.tif': base().tiff({ compression: 'jpeg' }),
    'plain.avif': base().avif({ effort: 0 }),
    'told.avif': told().avif({ effort: 0 }),
  };
  const pictures = await Promise.all(
    Object.entries(made).map(async ([name, image]) => [name, await image.toBuffer()] as const),
  );
  const encode = await heifEncoder();
  const heic = encode ? [['told.heic', encode(await told().jpeg().toBuffer(), '-t', '24')] as const] : [];
  return new Map([...pictures, ...heic]);
}
