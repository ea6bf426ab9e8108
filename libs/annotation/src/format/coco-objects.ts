import { type Box, isBox, isBoxObject, isPointObject, isPolygonObject } from '@odr/contracts';

import { isRecord, type JsonObject } from './exchange.js';

/** An object as COCO instances have it, without the ids. */
export interface CocoObject {
  readonly label: string;
  readonly bbox: Box;
  readonly area: number;
  readonly iscrowd: 0 | 1;
  readonly segmentation?: unknown;
  readonly keypoints?: readonly number[];
  readonly num_keypoints?: number;
  readonly score?: unknown;
  readonly attributes?: unknown;
}

/** @returns undefined for a value that holds no objects in the picture */
export function toCocoObjects({ objects }: JsonObject): CocoObject[] | undefined {
  if (!Array.isArray(objects)) return undefined;
  const written = objects.map(toCocoObject);
  return written.some((object) => object === undefined) ? undefined : written.filter((object) => object !== undefined);
}

function toCocoObject(object: unknown): CocoObject | undefined {
  if (!isRecord(object)) return undefined;
  const { score, attributes } = object;
  const more = { ...(score === undefined ? {} : { score }), ...(attributes === undefined ? {} : { attributes }) };
  const iscrowd = object['iscrowd'] === 1 ? 1 : 0;
  if (isPolygonObject(object)) {
    const { label, segmentation } = object;
    const bbox = object.bbox ?? boundsOf(segmentation);
    const area = segmentation.reduce((sum, ring) => sum + areaOf(ring), 0);
    return { label, bbox, area, iscrowd, segmentation, ...more };
  }
  if (isPointObject(object)) {
    const [x, y] = object.point;
    const keypoints = [x, y, object.visibility ?? 2];
    return {
      label: object.label,
      bbox: [x, y, 0, 0],
      area: 0,
      iscrowd,
      segmentation: [],
      keypoints,
      num_keypoints: 1,
      ...more,
    };
  }
  if (!isBoxObject(object)) return undefined;
  const { label, bbox } = object;
  return { label, bbox, area: bbox[2] * bbox[3], iscrowd, segmentation: [], ...more };
}

/** What a reader makes of objects alone; `losses` are told by their place in the file's object. */
export function fromCocoObjects(objects: readonly CocoObject[]): {
  readonly value: JsonObject;
  readonly losses: string[];
} {
  const losses: string[] = [];
  return { value: { objects: objects.map((object) => fromCocoObject(object, losses)) }, losses };
}

function fromCocoObject(object: CocoObject, losses: string[]): JsonObject {
  const { label, bbox, segmentation, keypoints, score, attributes, iscrowd } = object;
  const more = {
    ...(score === undefined ? {} : { score }),
    ...(iscrowd === 1 ? { iscrowd } : {}),
    ...(attributes === undefined ? {} : { attributes }),
  };
  if (Array.isArray(keypoints) && keypoints.length === 3) {
    const [x, y, visibility] = keypoints;
    return { label, point: [x, y], ...(visibility === 2 ? {} : { visibility }), ...more };
  }
  if (Array.isArray(keypoints)) losses.push('keypoints');
  // Masks in run lengths: their box stays.
  if (isRecord(segmentation)) losses.push('segmentation');
  if (Array.isArray(segmentation) && segmentation.length > 0) {
    // Lists of numbers alone are a mistake that the schema tells.
    const isItsBox = isRings(segmentation) && isBox(bbox) && String(bbox) === String(boundsOf(segmentation));
    return { label, segmentation, ...(isItsBox || bbox === undefined ? {} : { bbox }), ...more };
  }
  return { label, bbox, ...more };
}

const isRings = (value: readonly unknown[]): value is number[][] => value.every(Array.isArray);

function boundsOf(rings: readonly (readonly number[])[]): Box {
  const [xs, ys] = [
    rings.flatMap((ring) => ring.filter((_, at) => at % 2 === 0)),
    rings.flatMap((ring) => ring.filter((_, at) => at % 2 === 1)),
  ];
  const least = (numbers: readonly number[]): number => numbers.reduce((one, other) => Math.min(one, other), Infinity);
  const most = (numbers: readonly number[]): number => numbers.reduce((one, other) => Math.max(one, other), -Infinity);
  const [x, y] = [least(xs), least(ys)];
  return [x, y, most(xs) - x, most(ys) - y];
}

/** The shoelace formula; holes are not told apart from parts, as in COCO. */
function areaOf(ring: readonly number[]): number {
  let twice = 0;
  for (let at = 0; at < ring.length; at += 2) {
    const next = (at + 2) % ring.length;
    twice += (ring[at] ?? 0) * (ring[next + 1] ?? 0) - (ring[next] ?? 0) * (ring[at + 1] ?? 0);
  }
  return Math.abs(twice) / 2;
}
