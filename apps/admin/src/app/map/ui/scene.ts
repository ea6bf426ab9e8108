import type { MapPlace, MapRegion, MapTile } from '../data/coverage-map.js';
import { type Point, type Screen, type View, onScreen, zoomOf } from '../data/map-view.js';

/** Everything that is drawn. */
export interface Scene {
  readonly view: View;
  readonly screen: Screen;
  readonly tiles: readonly MapTile[];
  readonly regions: readonly MapRegion[];
  readonly hits: readonly MapPlace[];
  /** x and y in turn, on the map. */
  readonly line: readonly number[];
  /** Whether the line is done, so that its end meets its beginning. */
  readonly isClosed: boolean;
  readonly hasPictures: boolean;
  /** The value whose points stay as they are while the others fade. */
  readonly chosen: string | undefined;
  /** The corner of a rectangle that is drawn by keys. */
  readonly corner: Point | undefined;
  readonly hasCrosshair: boolean;
}

/** A dot or a picture that can be pointed at. */
export interface Mark extends Point {
  readonly id: string;
  readonly value: string;
}

/** Pictures do not lie on each other: each has a square of the screen to itself. */
export const PICTURE_PIXELS = 56;

/** The points of tiles, in pixels. */
export function marksOf({ view, screen, tiles }: Pick<Scene, 'view' | 'screen' | 'tiles'>): Mark[] {
  return tiles.flatMap(({ points, values }) =>
    (points?.id ?? []).map((id, at) => ({
      id,
      value: values[points?.value?.[at] ?? -1] ?? '',
      ...onScreen(view, screen, { x: points?.x[at] ?? 0, y: points?.y[at] ?? 0 }),
    })),
  );
}

/** Which items are shown as pictures, where: the first of each square of the screen. Points go before what stands for many. */
export function picturesOf(scene: Pick<Scene, 'view' | 'screen' | 'tiles'>): Mark[] {
  const { view, screen, tiles } = scene;
  const many = tiles.flatMap(({ pictures }) =>
    (pictures?.id ?? []).map((id, at) => ({
      id,
      value: '',
      ...onScreen(view, screen, { x: pictures?.x[at] ?? 0, y: pictures?.y[at] ?? 0 }),
    })),
  );
  const taken = new Set<string>();
  return [...marksOf(scene), ...many].filter(({ x, y }) => {
    if (x < 0 || y < 0 || x > screen.width || y > screen.height) return false;
    const [column, row] = [Math.floor(x / PICTURE_PIXELS), Math.floor(y / PICTURE_PIXELS)];
    const around = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => `${column + dx}/${row + dy}`));
    if (around.some((square) => taken.has(square))) return false;
    taken.add(`${column}/${row}`);
    return true;
  });
}

/** The nearest mark that is no further than this. */
export function markAt(marks: readonly Mark[], { x, y }: Point, reach: number): Mark | undefined {
  let best: Mark | undefined;
  let least = reach;
  for (const mark of marks) {
    const away = Math.hypot(mark.x - x, mark.y - y);
    if (away <= least) [best, least] = [mark, away];
  }
  return best;
}

const LABEL_HEIGHT = 22;

export interface Label extends Point {
  readonly text: string;
}

/** Names of parts, those of larger ones while much is seen; one that would lie on another is left out. */
export function labelsOf(
  { view, screen, regions }: Pick<Scene, 'view' | 'screen' | 'regions'>,
  widthOf: (text: string) => number,
): Label[] {
  const zoom = zoomOf(view);
  const level = zoom <= 0 ? 0 : zoom <= 2 ? 1 : 2;
  const placed: { left: number; right: number; top: number }[] = [];
  return regions
    .filter((region) => region.level === level)
    .flatMap(({ words, x, y }) => {
      const at = onScreen(view, screen, { x, y });
      const text = words.join(' · ');
      const half = widthOf(text) / 2 + 6;
      const box = { left: at.x - half, right: at.x + half, top: at.y };
      const isFree = placed.every(
        (other) => box.right < other.left || box.left > other.right || Math.abs(box.top - other.top) > LABEL_HEIGHT,
      );
      if (!isFree || at.x < 0 || at.y < 0 || at.x > screen.width || at.y > screen.height) return [];
      placed.push(box);
      return [{ text, ...at }];
    });
}
