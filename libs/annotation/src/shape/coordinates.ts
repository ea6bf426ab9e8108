import { AnnotationPictureUnread } from '../annotation/annotation.errors.js';
import type { KnownSize } from './shape.policy.js';

/** How places in the picture are told: in its pixels, or as fractions of its width and height, 0 to 1. */
export const COORDINATES = ['pixels', 'normalised'] as const;
export type Coordinates = (typeof COORDINATES)[number];

/**
 * A value with places as fractions of the picture as it is shown. Turning back differs by less than 1e-9 pixels.
 * @throws AnnotationPictureUnread while the picture's size is not known
 */
export const toNormalised = (value: unknown, size: KnownSize): unknown =>
  scaled(value, size, (part, whole) => part / whole);

/** The opposite. @throws AnnotationPictureUnread while the picture's size is not known */
export const toPixels = (value: unknown, size: KnownSize): unknown =>
  scaled(value, size, (part, whole) => part * whole);

/** The value that a request holds, as it is kept. @throws AnnotationPictureUnread while the picture's size is not known */
export const inPixels = (
  { annotation, coordinates }: { readonly annotation?: unknown; readonly coordinates?: Coordinates | undefined },
  size: KnownSize,
): unknown => (coordinates === 'normalised' ? toPixels(annotation, size) : annotation);

type Scale = (part: number, whole: number) => number;
type Members = Readonly<Record<string, unknown>>;

/** Leaves alone what has no places, and what is no number: the check after it tells what is wrong there. */
function scaled(value: unknown, { width, height }: KnownSize, scale: Scale): unknown {
  if (!isMembers(value) || !Array.isArray(value['objects'])) return value;
  if (width === null || height === null) throw new AnnotationPictureUnread();
  const axes = (numbers: unknown): unknown =>
    Array.isArray(numbers)
      ? numbers.map((part: unknown, index) =>
          typeof part === 'number' ? scale(part, index % 2 === 0 ? width : height) : part,
        )
      : numbers;
  const rings = (segmentation: unknown): unknown =>
    Array.isArray(segmentation) ? segmentation.map(axes) : segmentation;
  const objects = (value['objects'] as readonly unknown[]).map((object) =>
    isMembers(object)
      ? {
          ...object,
          ...('bbox' in object ? { bbox: axes(object['bbox']) } : {}),
          ...('point' in object ? { point: axes(object['point']) } : {}),
          ...('segmentation' in object ? { segmentation: rings(object['segmentation']) } : {}),
        }
      : object,
  );
  return { ...value, objects };
}

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
