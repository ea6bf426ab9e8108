import type { MapTile } from '../data/coverage-map.js';
import { type Point, onScreen } from '../data/map-view.js';
import { PICTURE_PIXELS, type Mark, type Scene, labelsOf, marksOf, picturesOf } from './scene.js';

/** Colours as they are in the theme of the moment. */
export interface Ink {
  readonly text: string;
  readonly ground: string;
  readonly accent: string;
  /** What points of a value have. */
  of(value: string): string;
}

const DOT = 3.5;
const FADED = 0.15;
const FULL_CIRCLE = 2 * Math.PI;

/** Draws all of it. @param imageOf a picture, when it is there */
export function drawScene(
  pen: CanvasRenderingContext2D,
  scene: Scene,
  ink: Ink,
  imageOf: (id: string) => HTMLImageElement | undefined,
): void {
  pen.clearRect(0, 0, scene.screen.width, scene.screen.height);
  const most = Math.max(1, ...scene.tiles.flatMap(({ cells }) => cells?.count ?? []));
  for (const tile of scene.tiles) drawCells(pen, scene, tile, most, ink);
  drawDots(pen, scene, ink);
  if (scene.hasPictures) for (const mark of picturesOf(scene)) drawPicture(pen, mark, scene, ink, imageOf(mark.id));
  pen.globalAlpha = 1;
  drawHits(pen, scene, ink);
  drawLabels(pen, scene, ink);
  drawLine(pen, scene, ink);
  drawKeys(pen, scene, ink);
}

const alphaOf = ({ chosen }: Scene, value: string): number => (chosen === undefined || chosen === value ? 1 : FADED);

function drawCells(pen: CanvasRenderingContext2D, scene: Scene, tile: MapTile, most: number, ink: Ink): void {
  const { cells, values, zoom } = tile;
  if (!cells) return;
  const width = 1 / 2 ** zoom / cells.across;
  const pixels = width * scene.view.size;
  cells.at.forEach((at, place) => {
    const [column, row] = [at % cells.across, Math.floor(at / cells.across)];
    const corner = onScreen(scene.view, scene.screen, {
      x: tile.x / 2 ** zoom + column * width,
      y: tile.y / 2 ** zoom + row * width,
    });
    const value = values[cells.value[place] ?? -1] ?? '';
    // The eye tells tenfold from tenfold, not one from two.
    const share = Math.log1p(cells.count[place] ?? 0) / Math.log1p(most);
    pen.globalAlpha = (0.25 + 0.75 * share) * alphaOf(scene, value);
    pen.fillStyle = ink.of(value);
    pen.fillRect(corner.x, corner.y, Math.max(pixels - 0.5, 1), Math.max(pixels - 0.5, 1));
  });
}

function drawDots(pen: CanvasRenderingContext2D, scene: Scene, ink: Ink): void {
  for (const { x, y, value } of marksOf(scene)) {
    pen.globalAlpha = 0.85 * alphaOf(scene, value);
    pen.fillStyle = ink.of(value);
    pen.beginPath();
    pen.arc(x, y, DOT, 0, FULL_CIRCLE);
    pen.fill();
  }
}

/** Cut to a square, with the colour of its value for a frame. */
function drawPicture(
  pen: CanvasRenderingContext2D,
  { x, y, value }: Mark,
  scene: Scene,
  ink: Ink,
  image: HTMLImageElement | undefined,
): void {
  if (!image) return;
  const side = PICTURE_PIXELS - 8;
  const { naturalWidth, naturalHeight } = image;
  const cut = Math.min(naturalWidth, naturalHeight);
  pen.globalAlpha = alphaOf(scene, value);
  pen.drawImage(
    image,
    (naturalWidth - cut) / 2,
    (naturalHeight - cut) / 2,
    cut,
    cut,
    x - side / 2,
    y - side / 2,
    side,
    side,
  );
  pen.strokeStyle = value ? ink.of(value) : ink.ground;
  pen.lineWidth = value ? 2.5 : 1;
  pen.strokeRect(x - side / 2, y - side / 2, side, side);
}

function drawHits(pen: CanvasRenderingContext2D, { view, screen, hits }: Scene, ink: Ink): void {
  for (const hit of hits) {
    const { x, y } = onScreen(view, screen, hit);
    for (const [color, width] of [
      [ink.ground, 5],
      [ink.accent, 2.5],
    ] as const) {
      pen.strokeStyle = color;
      pen.lineWidth = width;
      pen.beginPath();
      pen.arc(x, y, 9, 0, FULL_CIRCLE);
      pen.stroke();
    }
  }
}

function drawLabels(pen: CanvasRenderingContext2D, scene: Scene, ink: Ink): void {
  pen.font = "600 13px 'Inter Variable', sans-serif";
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.lineJoin = 'round';
  // Below the picture that stands for the part, not over it.
  const below = scene.hasPictures ? PICTURE_PIXELS / 2 + 8 : 0;
  for (const { text, x, y: middle } of labelsOf(scene, (given) => pen.measureText(given).width)) {
    const y = middle + below;
    pen.strokeStyle = ink.ground;
    pen.lineWidth = 4;
    pen.strokeText(text, x, y);
    pen.fillStyle = ink.text;
    pen.fillText(text, x, y);
  }
}

function drawLine(pen: CanvasRenderingContext2D, { view, screen, line, isClosed }: Scene, ink: Ink): void {
  if (line.length < 4) return;
  pen.beginPath();
  for (let at = 0; at < line.length; at += 2) {
    const { x, y } = onScreen(view, screen, { x: line[at] ?? 0, y: line[at + 1] ?? 0 });
    if (at === 0) pen.moveTo(x, y);
    else pen.lineTo(x, y);
  }
  if (isClosed) pen.closePath();
  pen.fillStyle = ink.accent;
  pen.globalAlpha = 0.1;
  pen.fill();
  pen.globalAlpha = 1;
  pen.strokeStyle = ink.accent;
  pen.lineWidth = 2;
  pen.stroke();
}

/** The crosshair of those who use keys, and the rectangle they draw with it. */
function drawKeys(pen: CanvasRenderingContext2D, { view, screen, corner, hasCrosshair }: Scene, ink: Ink): void {
  const middle: Point = { x: screen.width / 2, y: screen.height / 2 };
  pen.strokeStyle = ink.accent;
  pen.lineWidth = 2;
  if (hasCrosshair) {
    pen.beginPath();
    pen.moveTo(middle.x - 10, middle.y);
    pen.lineTo(middle.x + 10, middle.y);
    pen.moveTo(middle.x, middle.y - 10);
    pen.lineTo(middle.x, middle.y + 10);
    pen.stroke();
  }
  if (!corner) return;
  const from = onScreen(view, screen, corner);
  pen.strokeRect(from.x, from.y, middle.x - from.x, middle.y - from.y);
}
