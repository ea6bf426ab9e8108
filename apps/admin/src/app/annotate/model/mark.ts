import type { Shape } from './shape.js';

/** One object in the picture. */
export interface Mark {
  /** Names it on this screen only. */
  readonly id: string;
  readonly label: string;
  readonly shape: Shape;
  /** What else is said about it, such as a score or attributes; kept as it came. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** The path that draws it, in pixels of the picture. */
export function pathOf(shape: Shape): string {
  const known = paths.get(shape);
  if (known !== undefined) return known;
  const path = drawn(shape);
  paths.set(shape, path);
  return path;
}

/** Shapes never change, so a stroke of a key draws what it changed and nothing else. */
const paths = new WeakMap<Shape, string>();

function drawn(shape: Shape): string {
  if (shape.kind === 'box') {
    const [x, y, width, height] = shape.box;
    return `M${x} ${y}h${width}v${height}h${-width}z`;
  }
  // A line without length: its round ends make the dot.
  if (shape.kind === 'point') return `M${shape.at[0]} ${shape.at[1]}h0.01`;
  return shape.rings.map((ring) => `M${ring.map(([x, y]) => `${x} ${y}`).join('L')}z`).join('');
}

const COLOURS = 8;

/** One of the colours of the theme, the same for a word wherever it stands. */
export function colourOf(label: string): number {
  let hash = 7;
  for (const letter of label) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 10_007;
  return (hash % COLOURS) + 1;
}
