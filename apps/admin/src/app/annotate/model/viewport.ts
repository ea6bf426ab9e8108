import { clamp, type Point, type Size } from './geometry.js';

/** How the picture lies on the stage: its size there, and where its corner is. */
export interface View {
  /** Pixels of the screen by pixel of the picture. */
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

const MOST = 32;
const LEAST = 0.02;
/** So much of the stage always shows some of the picture. */
const KEPT = 48;
const MARGIN = 16;

/** The whole picture in the middle, never larger than it is. */
export function fitted(picture: Size, stage: Size): View {
  const scale = clamp(
    Math.min((stage.width - 2 * MARGIN) / picture.width, (stage.height - 2 * MARGIN) / picture.height),
    LEAST,
    MOST,
  );
  return centred(picture, stage, scale);
}

export const centred = (picture: Size, stage: Size, scale: number): View => ({
  scale,
  x: (stage.width - picture.width * scale) / 2,
  y: (stage.height - picture.height * scale) / 2,
});

/** Zooms so that what is under a point of the stage stays under it. */
export function zoomed(view: View, factor: number, [x, y]: Point): View {
  const scale = clamp(view.scale * factor, LEAST, MOST);
  const by = scale / view.scale;
  return { scale, x: x - (x - view.x) * by, y: y - (y - view.y) * by };
}

export const panned = (view: View, dx: number, dy: number): View => ({ ...view, x: view.x + dx, y: view.y + dy });

/** The picture cannot be lost beyond the edge. */
export const kept = (view: View, picture: Size, stage: Size): View => ({
  ...view,
  x: clamp(view.x, KEPT - picture.width * view.scale, stage.width - KEPT),
  y: clamp(view.y, KEPT - picture.height * view.scale, stage.height - KEPT),
});

export const toPicture = ({ scale, x, y }: View, [sx, sy]: Point): Point => [(sx - x) / scale, (sy - y) / scale];
export const toScreen = ({ scale, x, y }: View, [px, py]: Point): Point => [px * scale + x, py * scale + y];

/** The same view, moved just so far that a place of the picture is seen. */
export function showing(view: View, place: Point, stage: Size): View {
  const [x, y] = toScreen(view, place);
  return panned(view, clamp(x, KEPT, stage.width - KEPT) - x, clamp(y, KEPT, stage.height - KEPT) - y);
}
