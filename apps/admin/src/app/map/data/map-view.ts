/** What of the map is seen. Places on the map go from 0 to 1, from its left and its top. */
export interface View {
  /** The place in the middle of the screen. */
  readonly x: number;
  readonly y: number;
  /** How many pixels the whole map would be wide. */
  readonly size: number;
}

export interface Screen {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface TileAddress {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** A tile is about as wide on the screen. */
const TILE_PIXELS = 512;
const DEEPEST_ZOOM = 12;
const SMALLEST = 256;
const LARGEST = TILE_PIXELS * 2 ** (DEEPEST_ZOOM + 1);

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** The whole map, as large as the screen lets it be. */
export const wholeMap = ({ width, height }: Screen): View => ({
  x: 0.5,
  y: 0.5,
  size: clamp(Math.min(width, height), SMALLEST, LARGEST),
});

/** Nobody gets lost beside the map, or deeper than there is anything to see. */
export const kept = ({ x, y, size }: View): View => ({
  x: clamp(x, 0, 1),
  y: clamp(y, 0, 1),
  size: clamp(size, SMALLEST, LARGEST),
});

export const onScreen = (view: View, screen: Screen, place: Point): Point => ({
  x: (place.x - view.x) * view.size + screen.width / 2,
  y: (place.y - view.y) * view.size + screen.height / 2,
});

export const onMap = (view: View, screen: Screen, pixel: Point): Point => ({
  x: (pixel.x - screen.width / 2) / view.size + view.x,
  y: (pixel.y - screen.height / 2) / view.size + view.y,
});

export const moved = (view: View, dx: number, dy: number): View =>
  kept({ ...view, x: view.x - dx / view.size, y: view.y - dy / view.size });

/** Larger or smaller, with what is at the pixel staying there. */
export function zoomed(view: View, screen: Screen, factor: number, at: Point): View {
  const place = onMap(view, screen, at);
  const { size } = kept({ ...view, size: view.size * factor });
  return kept({
    x: place.x - (at.x - screen.width / 2) / size,
    y: place.y - (at.y - screen.height / 2) / size,
    size,
  });
}

export const zoomOf = ({ size }: View): number => clamp(Math.round(Math.log2(size / TILE_PIXELS)), 0, DEEPEST_ZOOM);

/** Tiles that lie on the screen. */
export function tilesOn(view: View, screen: Screen): TileAddress[] {
  const zoom = zoomOf(view);
  const across = 2 ** zoom;
  const [from, to] = [onMap(view, screen, { x: 0, y: 0 }), onMap(view, screen, { x: screen.width, y: screen.height })];
  const between = (low: number, high: number): number[] => {
    const [first, last] = [low, high].map((place) => clamp(Math.floor(place * across), 0, across - 1)) as [
      number,
      number,
    ];
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  };
  const columns = between(from.x, to.x);
  return between(from.y, to.y).flatMap((y) => columns.map((x) => ({ zoom, x, y })));
}

/** The corners of what is seen, x and y in turn, as the API takes a polygon. */
export function seenPolygon(view: View, screen: Screen): number[] {
  const { x: left, y: top } = onMap(view, screen, { x: 0, y: 0 });
  const { x: right, y: bottom } = onMap(view, screen, { x: screen.width, y: screen.height });
  return rectangle({ x: left, y: top }, { x: right, y: bottom });
}

/** A rectangle by two of its corners, within what the API takes. */
export function rectangle(one: Point, other: Point): number[] {
  const [left, right] = [one.x, other.x].sort((a, b) => a - b).map((at) => clamp(at, -1, 2)) as [number, number];
  const [top, bottom] = [one.y, other.y].sort((a, b) => a - b).map((at) => clamp(at, -1, 2)) as [number, number];
  return [left, top, right, top, right, bottom, left, bottom];
}

/** For the address: the middle and the size in powers of two. */
export const viewText = ({ x, y, size }: View): string =>
  [x.toFixed(4), y.toFixed(4), Math.log2(size / TILE_PIXELS).toFixed(2)].join(',');

/** @returns undefined for what is no view */
export function viewOf(text: string | undefined): View | undefined {
  const [x, y, power] = (text ?? '').split(',').map(Number);
  if (x === undefined || y === undefined || power === undefined || ![x, y, power].every(Number.isFinite))
    return undefined;
  return kept({ x, y, size: TILE_PIXELS * 2 ** power });
}
