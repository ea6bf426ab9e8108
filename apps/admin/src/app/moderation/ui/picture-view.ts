/** How near one is, and how far the picture is moved, in hundredths of its place. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export const fitted: View = { scale: 1, x: 0, y: 0 };

const STEP = 1.5;
const NEAREST = 12;

/** One step nearer or further; never further than the whole. */
export function zoomed({ scale, x, y }: View, step: 1 | -1): View {
  const next = Math.min(NEAREST, Math.max(1, scale * STEP ** step));
  return next === 1 ? fitted : moved({ scale: next, x: (x * next) / scale, y: (y * next) / scale }, 0, 0);
}

/** Moved by hundredths of its place; an edge never comes further in than the middle. */
export function moved({ scale, x, y }: View, byX: number, byY: number): View {
  const most = 50 * scale;
  const within = (value: number): number => Math.min(most, Math.max(-most, value));
  return scale === 1 ? fitted : { scale, x: within(x + byX), y: within(y + byY) };
}
