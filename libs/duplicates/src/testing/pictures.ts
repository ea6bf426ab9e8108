import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

// Taken out of `Math` once: test runners keep globals behind a proxy, which is ten times slower in loops like these.
const { abs, floor, hypot, max, min, sin } = Math;

const FIXTURES = join(import.meta.dirname, '../../../../../shared/fixtures');
const PACKAGES = join(import.meta.dirname, '../../../../node_modules/@stdlib');

/** An original that copies are made of. */
export interface TestPicture {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Photographs that packages bring along, and those of the shared fixtures where they are present. */
export function photographs(): TestPicture[] {
  const packaged = readdirSync(PACKAGES)
    .filter((name) => name.startsWith('datasets-img-'))
    .map((name) => join(PACKAGES, name, 'data/image.jpg'));
  const shared = existsSync(FIXTURES)
    ? [
        ...readdirSync(join(FIXTURES, 'omi'))
          .filter((name) => name.endsWith('.jpg'))
          .map((name) => join(FIXTURES, 'omi', name)),
        ...['aaa-orig.jpg', 'q0746.jpg', 'q1050.jpg', 'wee.jpg'].map((name) => join(FIXTURES, 'pdq', name)),
        join(FIXTURES, 'exif/gps.jpg'),
      ]
    : [];
  return [...packaged, ...shared]
    .filter((path) => existsSync(path))
    .map((path) => ({
      name: path.includes('@stdlib')
        ? (path.split('datasets-img-')[1] ?? '').replace('/data/image.jpg', '')
        : path.slice(FIXTURES.length + 1),
      bytes: readFileSync(path),
    }));
}

/** Always the same pseudo-random numbers for the same seed, 0 to 1. */
export function randomOf(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const [WIDTH, HEIGHT] = [640, 480];

/** A made-up scene: clouds of colour, and things before them. `moved` moves the things, as the next shot of a burst would show them. */
export async function scene(seed: number, moved = 0): Promise<TestPicture> {
  const random = randomOf(seed + 1);
  random();
  const clouds = Array.from({ length: 5 }, (_, octave) => ({
    cells: Array.from({ length: 400 }, random),
    size: 160 / 2 ** octave,
    weight: 0.55 ** octave,
  }));
  const palette = Array.from({ length: 3 }, () => [random() * 200, random() * 200, random() * 200]);
  const things = Array.from({ length: 12 + floor(random() * 14) }, () => ({
    x: random() * WIDTH,
    y: random() * HEIGHT,
    radius: 12 + random() * 60,
    isRound: random() < 0.5,
    colour: [random() * 255, random() * 255, random() * 255],
    depth: random() - 0.5,
    stripes: 3 + random() * 12,
  }));
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3);
  for (let y = 0, at = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1, at += 3) {
      const shade = clouds.reduce((sum, cloud) => sum + cloud.weight * noiseAt(cloud, x + moved * 3, y), 0) / 2.1;
      const thing = things.findLast((one) => {
        const [dx, dy] = [x - one.x - moved * one.depth * 40, y - one.y - moved * one.depth * 12];
        return one.isRound ? hypot(dx, dy) < one.radius : max(abs(dx), abs(dy)) < one.radius;
      });
      for (let channel = 0; channel < 3; channel += 1) {
        const back = (palette[0]?.[channel] ?? 0) * shade + (palette[1]?.[channel] ?? 0) * (1 - shade) + 30 * shade;
        const stripe =
          thing && sin((x - thing.x - moved * thing.depth * 40 + (y - thing.y) * 0.5) / thing.stripes) > 0 ? 0.75 : 1;
        pixels[at + channel] = max(
          0,
          min(255, thing ? (thing.colour[channel] ?? 0) * stripe * (0.7 + 0.3 * shade) : back),
        );
      }
    }
  }
  const bytes = await sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .jpeg({ quality: 92 })
    .toBuffer();
  return { name: `scene ${seed}${moved ? ` moved ${moved}` : ''}`, bytes };
}

function noiseAt({ cells, size }: { cells: readonly number[]; size: number }, x: number, y: number): number {
  const [column, row] = [floor(x / size), floor(y / size)];
  const ease = (t: number): number => t * t * (3 - 2 * t);
  const [dx, dy] = [ease(x / size - column), ease(y / size - row)];
  const cell = (c: number, r: number): number => cells[(((c * 73 + r * 179) % 400) + 400) % 400] ?? 0;
  const upper = cell(column, row) * (1 - dx) + cell(column + 1, row) * dx;
  const lower = cell(column, row + 1) * (1 - dx) + cell(column + 1, row + 1) * dx;
  return upper * (1 - dy) + lower * dy;
}
