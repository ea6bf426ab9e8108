import { type Point, type Screen, type View, moved, zoomed } from '../data/map-view.js';

/** Fingers and pointers on the map: one moves it, two stretch it, and a wheel zooms where it points. */
export class Gestures {
  private readonly down = new Map<number, Point>();
  private travelled = 0;

  /** Whether the pointer has moved so far that letting go is no click. */
  get isDrag(): boolean {
    return this.travelled > 5;
  }

  get isDown(): boolean {
    return this.down.size > 0;
  }

  press(id: number, at: Point): void {
    if (this.down.size === 0) this.travelled = 0;
    this.down.set(id, at);
  }

  release(id: number): void {
    this.down.delete(id);
  }

  /** What is seen once the pointer is there; undefined while it is not down. */
  move(id: number, at: Point, view: View, screen: Screen): View | undefined {
    const before = this.down.get(id);
    if (!before) return undefined;
    this.down.set(id, at);
    this.travelled += Math.hypot(at.x - before.x, at.y - before.y);
    const other = [...this.down].find(([key]) => key !== id)?.[1];
    if (!other) return moved(view, at.x - before.x, at.y - before.y);
    const factor = apart(at, other) / Math.max(apart(before, other), 1);
    const middle = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 };
    const half = moved(view, (at.x - before.x) / 2, (at.y - before.y) / 2);
    return zoomed(half, screen, factor, middle);
  }
}

const apart = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);

/** How much a turn of the wheel zooms; some wheels count lines, some pages. */
export const wheelFactor = ({ deltaY, deltaMode }: Pick<WheelEvent, 'deltaY' | 'deltaMode'>): number =>
  Math.exp(-Math.max(-1, Math.min(1, (deltaY * (deltaMode === 0 ? 1 : 30)) / 300)));
