import sharp, { type Sharp } from 'sharp';
import type { PairReason } from '@odr/contracts';
import { randomOf } from './pictures.js';

// Taken out of `Math` once: test runners keep globals behind a proxy, which is ten times slower in loops like these.
const { cos, max, min, round, sin } = Math;

/** One step of the ladder: what people do to pictures before they upload them again. */
export interface Edit {
  readonly name: string;
  readonly reason: PairReason;
  apply(original: Buffer): Promise<Buffer>;
}

const jpeg = (image: Sharp, quality = 88): Promise<Buffer> => image.jpeg({ quality }).toBuffer();

const edit = (
  name: string,
  reason: PairReason,
  change: (image: Sharp, size: Size) => Promise<Buffer> | Sharp,
): Edit => ({
  name,
  reason,
  async apply(original) {
    const { width, height } = await sharp(original).metadata();
    const changed = await change(sharp(original), { width, height });
    return Buffer.isBuffer(changed) ? changed : jpeg(changed);
  },
});

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Takes this share off the width and the height, the rest lying at this place between the edges. */
const cropped = (share: number, across: number, down: number): Edit =>
  edit(`crop ${share * 100} % at ${across}/${down}`, 'cropped', (image, { width, height }) =>
    image.extract({
      left: round(width * share * across),
      top: round(height * share * down),
      width: round(width * (1 - share)),
      height: round(height * (1 - share)),
    }),
  );

const scaled = (by: number): Edit =>
  edit(`resize ${by}`, 'resized', (image, { width }) => image.resize(round(width * by)));

/** A band with something like two lines of words. */
async function captioned(image: Sharp, { width, height }: Size, dark: boolean, above: boolean): Promise<Buffer> {
  const band = round(height * 0.14);
  const random = randomOf(width + height);
  const pixels = Buffer.alloc(width * band * 3, dark ? 0 : 255);
  const letter = max(2, round(band / 9));
  for (const line of [0.22, 0.58]) {
    for (let x = letter * 3; x < width * 0.85; x += letter) {
      if (random() < 0.25) continue;
      const tall = round(letter * (1 + random() * 1.5));
      const ink = dark ? 255 : 0;
      const end = min(width, round(x + letter * 0.6));
      for (let y = round(band * line); y < min(band, round(band * line) + tall); y += 1)
        pixels.fill(ink, (y * width + x) * 3, (y * width + end) * 3);
    }
  }
  const extended = await image
    .extend({ [above ? 'top' : 'bottom']: band, background: dark ? '#000' : '#fff' })
    .png()
    .toBuffer();
  return jpeg(
    sharp(extended).composite([
      { input: pixels, raw: { width, height: band, channels: 3 }, left: 0, top: above ? 0 : height },
    ]),
  );
}

const bars = (name: string, top: number, left: number, background: string): Edit =>
  edit(name, 'bordered', (image, { width, height }) => {
    const [y, x] = [round(height * top), round(width * left)];
    return image.extend({ top: y, bottom: y, left: x, right: x, background });
  });

/** The steps that are tried on every picture, within seconds. */
export const SHORT_LADDER: readonly Edit[] = [
  edit('jpeg 30', 'reencoded', (image) => jpeg(image, 30)),
  edit('webp 60', 'reencoded', (image) => image.webp({ quality: 60 }).toBuffer()),
  scaled(0.4),
  cropped(0.05, 0.5, 0.5),
  cropped(0.2, 0.2, 0.9),
  edit('mirror', 'flipped_or_rotated', (image) => image.flop()),
  edit('rotate 90', 'flipped_or_rotated', (image) => image.rotate(90)),
  bars('letterbox', 0.1, 0, '#000'),
  edit('caption below', 'captioned', (image, size) => captioned(image, size, false, false)),
  edit('brighter', 'recoloured', (image) => image.modulate({ brightness: 1.25 })),
];

/** Every step. */
export const WIDE_LADDER: readonly Edit[] = [
  ...SHORT_LADDER,
  ...[45, 60, 75, 90].map((quality) => edit(`jpeg ${quality}`, 'reencoded', (image) => jpeg(image, quality))),
  edit('avif 45', 'reencoded', (image) => image.avif({ quality: 45, effort: 2 }).toBuffer()),
  ...[0.25, 0.6, 0.8, 1.5, 2].map(scaled),
  cropped(0.02, 0.5, 0.5),
  cropped(0.02, 0, 1),
  cropped(0.1, 1, 0),
  cropped(0.15, 0.3, 0.6),
  cropped(0.25, 0, 0),
  cropped(0.25, 0.5, 0.5),
  edit('crop 15 % off one side', 'cropped', (image, { width, height }) =>
    image.extract({ left: 0, top: 0, width: round(width * 0.85), height }),
  ),
  edit('flip', 'flipped_or_rotated', (image) => image.flip()),
  edit('rotate 180', 'flipped_or_rotated', (image) => image.rotate(180)),
  edit('rotate 270', 'flipped_or_rotated', (image) => image.rotate(270)),
  edit('mirror and shrink', 'flipped_or_rotated', (image, { width }) => image.flop().resize(round(width / 2))),
  bars('pillarbox', 0, 0.12, '#000'),
  bars('white frame', 0.06, 0.06, '#fff'),
  bars('grey bars', 0.15, 0, '#808080'),
  edit('caption above, dark', 'captioned', (image, size) => captioned(image, size, true, true)),
  edit('darker', 'recoloured', (image) => image.modulate({ brightness: 0.75 })),
  edit('more colour', 'recoloured', (image) => image.modulate({ saturation: 1.7 })),
  edit('grey', 'recoloured', (image) => image.greyscale()),
  edit('more contrast', 'recoloured', (image) => image.linear(1.3, -38)),
  edit('warmer', 'recoloured', (image) =>
    image.recomb([
      [1.12, 0, 0],
      [0, 1, 0],
      [0, 0, 0.85],
    ]),
  ),
];

/** What a camera that moves a little sees next: not a copy, however much it looks like one. */
export async function nextShot(original: Buffer, seed: number): Promise<Buffer> {
  const { data, info } = await sharp(original)
    .removeAlpha()
    .toColourspace('srgb')
    .resize(640, 640, { fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const random = randomOf(seed + 99);
  random();
  const waves = Array.from({ length: 3 }, () => ({
    fx: 1 + random() * 3,
    fy: 1 + random() * 3,
    phase: random() * 7,
    size: (0.012 + random() * 0.02) * info.width,
  }));
  const out = Buffer.alloc(data.length);
  for (let y = 0, at = 0; y < info.height; y += 1) {
    for (let x = 0; x < info.width; x += 1, at += 3) {
      const [u, v] = [(x / info.width) * 6.28, (y / info.height) * 6.28];
      const dx = waves.reduce((sum, { fx, fy, phase, size }) => sum + size * sin(fx * u + fy * v + phase), 0);
      const dy = waves.reduce((sum, { fx, fy, phase, size }) => sum + 0.6 * size * cos(fy * u - fx * v + phase), 0);
      const sx = min(info.width - 1, max(0, round(x + dx)));
      const sy = min(info.height - 1, max(0, round(y + dy)));
      for (let channel = 0; channel < 3; channel += 1)
        out[at + channel] = max(0, min(255, (data[(sy * info.width + sx) * 3 + channel] ?? 0) + (random() - 0.5) * 14));
    }
  }
  return jpeg(sharp(out, { raw: { width: info.width, height: info.height, channels: 3 } }), 90);
}
