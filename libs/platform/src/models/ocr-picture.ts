import sharp, { type Sharp } from 'sharp';
import { rgbPixels } from './model-program.js';

/** How one picture is to be read. */
export interface OcrTask {
  readonly image: Uint8Array | string;
  /** `page` follows columns and lines; `scattered` looks for words anywhere, and sees some where there are none. */
  readonly layout: 'page' | 'scattered';
  /** Longest side that is read. Letters should be 10 pixels high at least. */
  readonly side: number;
  /** Lifts what is only a little lighter or darker than its surroundings, as translucent marks are. */
  readonly isFaint?: boolean;
  /** Keeps only what is nearly white, or nearly black, as letters: captions over photographs are mostly one or the other. */
  readonly only?: 'white' | 'black';
  /** Turns the picture clockwise first: letters are read along rows only. */
  readonly turnDegrees?: number;
}

export interface PreparedPicture {
  readonly png: Buffer;
  readonly width: number;
  readonly height: number;
}

/** The picture as the reader of text wants it. */
export async function prepare({ image, side, isFaint, only, turnDegrees = 0 }: OcrTask): Promise<PreparedPicture> {
  const { data, width, height } = await rgbPixels(image, side, 'inside');
  const grey = isFaint ? await liftFaint(data, width, height) : only && isolate(data, only);
  const upright = grey
    ? sharp(grey, { raw: { width, height, channels: 1 } })
    : sharp(data, { raw: { width, height, channels: 3 } });
  const turned = turnDegrees === 0 ? upright : upright.rotate(turnDegrees, { background: '#808080' });
  const { data: png, info } = await turned.png({ compressionLevel: 1 }).toBuffer({ resolveWithObject: true });
  return { png, width: info.width, height: info.height };
}

const NEARLY_WHITE = 215;
const NEARLY_BLACK = 45;

/** Black letters on white, of all pixels in which every colour is bright, or dark, enough. */
function isolate(rgb: Uint8Array, only: 'white' | 'black'): Buffer {
  const letters = Buffer.alloc(rgb.length / 3);
  for (let at = 0, from = 0; at < letters.length; at += 1, from += 3) {
    const [red = 0, green = 0, blue = 0] = [rgb[from], rgb[from + 1], rgb[from + 2]];
    const isLetter =
      only === 'white' ? Math.min(red, green, blue) > NEARLY_WHITE : Math.max(red, green, blue) < NEARLY_BLACK;
    letters[at] = isLetter ? 0 : 255;
  }
  return letters;
}

/** How strongly a difference from the surroundings is drawn, in units of the local unrest. */
const GAIN = 240;
/** Added to the local unrest, so that the noise of an even sky is not lifted to full contrast. */
const FLOOR = 6;

/**
 * Local contrast: every pixel's difference from its blurred surroundings, divided by how restless they are. A white mark
 * at a fifth of full opacity comes out nearly black on grey, whatever lies under it.
 */
async function liftFaint(rgb: Uint8Array, width: number, height: number): Promise<Buffer> {
  const luma = await plane(sharp(rgb, { raw: { width, height, channels: 3 } }).greyscale());
  const raw = { width, height, channels: 1 as const };
  const surroundings = await plane(sharp(luma, { raw }).blur(Math.max(1, width / 60)));
  const differences = Buffer.alloc(luma.length);
  for (let at = 0; at < luma.length; at += 1)
    differences[at] = Math.min(255, 4 * Math.abs((luma[at] ?? 0) - (surroundings[at] ?? 0)));
  const unrest = await plane(sharp(differences, { raw }).blur(Math.max(1, width / 40)));
  const lifted = Buffer.alloc(luma.length);
  for (let at = 0; at < luma.length; at += 1) {
    const difference = (luma[at] ?? 0) - (surroundings[at] ?? 0);
    lifted[at] = Math.max(0, Math.min(255, 128 - (GAIN * difference) / ((unrest[at] ?? 0) + FLOOR)));
  }
  return lifted;
}

const plane = (image: Sharp): Promise<Buffer> => image.extractChannel(0).raw().toBuffer();
