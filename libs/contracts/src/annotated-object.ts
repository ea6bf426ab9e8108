/** Width and height of a picture as it is shown: oriented and published, in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Left, top, width, height in pixels of the picture as it is shown; floats, the origin is its top left corner. */
export type Box = readonly [x: number, y: number, width: number, height: number];

/** Left and top in pixels of the picture as it is shown. */
export type Point = readonly [x: number, y: number];

/** What boxes, polygons and points have in common. */
export interface AnnotatedObject {
  readonly label: string;
  /** How sure a model is, 0 to 1. */
  readonly score?: number;
  /** COCO: 1 when it stands for many that are not told apart. */
  readonly iscrowd?: 0 | 1;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

export interface BoxObject extends AnnotatedObject {
  readonly bbox: Box;
}

export interface PolygonObject extends AnnotatedObject {
  /** Rings as `[x1, y1, x2, y2, …]`, at least three corners each. */
  readonly segmentation: readonly (readonly number[])[];
  readonly bbox?: Box;
}

export interface PointObject extends AnnotatedObject {
  readonly point: Point;
  /** COCO: 0 not labelled, 1 labelled but hidden, 2 labelled and seen. */
  readonly visibility?: 0 | 1 | 2;
}

export type SpatialObject = BoxObject | PolygonObject | PointObject;

/** What the sources `boxes`, `polygons` and `points` hold. */
export interface ObjectsValue<T extends AnnotatedObject = SpatialObject> {
  readonly objects: readonly T[];
}

/** What the source `caption` holds; one annotation per language. */
export interface CaptionValue {
  readonly caption: string;
  /** BCP 47. */
  readonly language?: string;
}

/** A tag that says more than its name. */
export interface DescribedTag {
  readonly tag: string;
  readonly category?: string;
  /** 0 to 1. */
  readonly confidence?: number;
}

/** What the source `tags` holds. */
export interface TagsValue {
  readonly tags: readonly (string | DescribedTag)[];
}

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((part) => typeof part === 'number' && Number.isFinite(part));

const isLabelled = (value: unknown): value is Members & { readonly label: string } =>
  isObject(value) && typeof value['label'] === 'string';

/** Whether it is a box, wherever it lies. */
export const isBox = (value: unknown): value is Box => isNumbers(value) && value.length === 4;

/** Whether an object is drawn as a polygon; one that has a box too is one. */
export const isPolygonObject = (value: unknown): value is PolygonObject =>
  isLabelled(value) &&
  Array.isArray(value['segmentation']) &&
  value['segmentation'].every((ring) => isNumbers(ring) && ring.length >= 6 && ring.length % 2 === 0);

/** Whether an object is drawn as a box alone. */
export const isBoxObject = (value: unknown): value is BoxObject =>
  isLabelled(value) && isBox(value['bbox']) && value['segmentation'] === undefined;

/** Whether an object is drawn as a point. */
export const isPointObject = (value: unknown): value is PointObject =>
  isLabelled(value) && isNumbers(value['point']) && value['point'].length === 2;

/** Whether it can be drawn over the picture. */
export const isSpatialObject = (value: unknown): value is SpatialObject =>
  isBoxObject(value) || isPolygonObject(value) || isPointObject(value);

/** Whether a value holds objects in the picture, all of which can be drawn; an empty list does. */
export const isObjectsValue = (value: unknown): value is ObjectsValue =>
  isObject(value) && Array.isArray(value['objects']) && value['objects'].every(isSpatialObject);

/** Whether a value is a caption in some language. */
export const isCaptionValue = (value: unknown): value is CaptionValue =>
  isObject(value) &&
  typeof value['caption'] === 'string' &&
  (value['language'] === undefined || typeof value['language'] === 'string');

/** Whether a value is a list of tags, bare or described. */
export const isTagsValue = (value: unknown): value is TagsValue =>
  isObject(value) &&
  Array.isArray(value['tags']) &&
  value['tags'].every((tag) => typeof tag === 'string' || (isObject(tag) && typeof tag['tag'] === 'string'));
