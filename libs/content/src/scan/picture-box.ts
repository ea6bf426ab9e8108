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

const within = (value: number): number => rounded(Math.min(Math.max(value, 0), 1));
/** A tenth of a pixel at the size of a preview. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
