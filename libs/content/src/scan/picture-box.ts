import type { PictureBox } from '@odr/contracts';

/** A box in pixels as fractions of its picture, cut off at the edges. */
export function fractionOf(pixels: PictureBox, size: { readonly width: number; readonly height: number }): PictureBox {
  const left = within(pixels.x / size.width);
  const top = within(pixels.y / size.height);
  return {
    x: left,
    y: top,
    width: rounded(within((pixels.x + pixels.width) / size.width) - left),
    height: rounded(within((pixels.y + pixels.height) / size.height) - top),
  };
}

/** The smallest box around others. */
export function around(boxes: readonly PictureBox[]): PictureBox {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}

/** How much of the smaller box lies in the other, 0–1. */
export function share(a: PictureBox, b: PictureBox): number {
  const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const smaller = Math.min(a.width * a.height, b.width * b.height);
  return wide <= 0 || high <= 0 || smaller === 0 ? 0 : (wide * high) / smaller;
}

const within = (value: number): number => rounded(Math.min(Math.max(value, 0), 1));
/** A tenth of a pixel at the size of a preview. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
