import type { FieldError } from '@odr/kernel';

/** The picture's size as it is known: null while the picture is still to be read. */
export interface KnownSize {
  readonly width: number | null;
  readonly height: number | null;
}

/** In pixels: what turning from fractions and back, or another program's rounding, may add. */
const TOLERANCE_PX = 1e-3;

/** A picture full of wrong boxes is told once, not ten thousand times. */
const MAX_REPORTED = 20;

type Told = Omit<FieldError, 'path'>;

const NOT_NUMBERS: Told = { code: 'coordinates', message: 'must be finite numbers' };
const OUTSIDE: Told = { code: 'outside', message: 'must lie inside the picture' };

/**
 * What is wrong with the places of `objects` in a value, as JSON pointers below `root`; empty for values without such places.
 * Coordinates are pixels of the picture as it is shown.
 */
export function shapeErrors(value: unknown, size: KnownSize, root: string): FieldError[] {
  const errors: FieldError[] = [];
  for (const [index, object] of listOf(memberOf(value, 'objects')).entries()) {
    for (const error of errorsOfObject(object, size)) {
      errors.push({ ...error, path: `${root}/objects/${index}${error.path}` });
      if (errors.length >= MAX_REPORTED) return errors;
    }
  }
  return errors;
}

function* errorsOfObject(object: unknown, size: KnownSize): Generator<FieldError> {
  const { bbox, point, segmentation } = {
    bbox: memberOf(object, 'bbox'),
    point: memberOf(object, 'point'),
    segmentation: memberOf(object, 'segmentation'),
  };
  if (Array.isArray(bbox)) yield* at('/bbox', errorOfBox(bbox, size));
  if (Array.isArray(point)) yield* at('/point', errorOfPoint(point, size));
  for (const [index, ring] of listOf(segmentation).entries()) {
    if (Array.isArray(ring)) yield* at(`/segmentation/${index}`, errorOfRing(ring, size));
  }
}

function* at(path: string, error: Told | undefined): Generator<FieldError> {
  if (error) yield { path, ...error };
}

function errorOfBox(box: readonly unknown[], size: KnownSize): Told | undefined {
  const [x, y, width, height] = box;
  if (box.length !== 4 || !isNumber(x) || !isNumber(y) || !isNumber(width) || !isNumber(height)) {
    return { code: 'coordinates', message: 'must be four finite numbers: left, top, width, height' };
  }
  if (width <= 0 || height <= 0) return { code: 'size', message: 'must be wider and higher than nothing' };
  return isInside(x, y, size) && isInside(x + width, y + height, size) ? undefined : OUTSIDE;
}

function errorOfPoint(point: readonly unknown[], size: KnownSize): Told | undefined {
  const [x, y] = point;
  if (point.length !== 2 || !isNumber(x) || !isNumber(y)) {
    return { code: 'coordinates', message: 'must be two finite numbers: left, top' };
  }
  return isInside(x, y, size) ? undefined : OUTSIDE;
}

function errorOfRing(ring: readonly unknown[], size: KnownSize): Told | undefined {
  if (ring.length % 2 !== 0) return { code: 'coordinates', message: 'must be pairs of left and top' };
  if (ring.length < 6) return { code: 'corners', message: 'must have at least three corners' };
  for (let index = 0; index < ring.length; index += 2) {
    const [x, y] = [ring[index], ring[index + 1]];
    if (!isNumber(x) || !isNumber(y)) return NOT_NUMBERS;
    if (!isInside(x, y, size)) return OUTSIDE;
  }
  return undefined;
}

const isInside = (x: number, y: number, { width, height }: KnownSize): boolean =>
  x >= -TOLERANCE_PX &&
  y >= -TOLERANCE_PX &&
  x <= (width ?? Infinity) + TOLERANCE_PX &&
  y <= (height ?? Infinity) + TOLERANCE_PX;

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : []);

/** Own members only: a value that says nothing of `objects` must not inherit some. */
const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
