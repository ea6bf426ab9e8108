/** Width, height and the ratio by which one is chosen: PixArt's table for 256 pixels, which the original pipeline resizes to. */
const BUCKETS_256: readonly (readonly [ratio: number, width: number, height: number])[] = [
  [0.25, 128, 512],
  [0.28, 128, 464],
  [0.32, 144, 448],
  [0.33, 144, 432],
  [0.35, 144, 416],
  [0.4, 160, 400],
  [0.42, 160, 384],
  [0.48, 176, 368],
  [0.5, 176, 352],
  [0.52, 176, 336],
  [0.57, 192, 336],
  [0.6, 192, 320],
  [0.68, 208, 304],
  [0.72, 208, 288],
  [0.78, 224, 288],
  [0.82, 224, 272],
  [0.88, 240, 272],
  [0.94, 240, 256],
  [1, 256, 256],
  [1.07, 256, 240],
  [1.13, 272, 240],
  [1.21, 272, 224],
  [1.29, 288, 224],
  [1.38, 288, 208],
  [1.46, 304, 208],
  [1.67, 320, 192],
  [1.75, 336, 192],
  [2, 352, 176],
  [2.09, 368, 176],
  [2.4, 384, 160],
  [2.5, 400, 160],
  [3, 432, 144],
  [4, 512, 128],
];

/**
 * The size in whose ratio a picture comes nearest to its own.
 * @param base side of the square bucket in pixels
 */
export function bucketFor(
  width: number,
  height: number,
  base: number,
): { readonly width: number; readonly height: number } {
  const distance = ([ratio]: readonly [number, number, number]): number => Math.abs(ratio - width / height);
  const [, w, h] = BUCKETS_256.reduce((best, next) => (distance(next) < distance(best) ? next : best));
  const scale = base / 256;
  return { width: Math.round(w * scale), height: Math.round(h * scale) };
}
